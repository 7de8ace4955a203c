package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptibleDnsTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch lookupStarted = new CountDownLatch(1);
  private final AtomicInteger lookups = new AtomicInteger();

  /** A DNS that answers once the gate is open. */
  private final Dns slow =
      name -> {
        lookups.incrementAndGet();
        lookupStarted.countDown();
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return List.of(InetAddress.getLoopbackAddress());
      };

  @Test
  void lookupOnASilentNameServerCanBeInterrupted() throws Exception {
    InterruptibleDns dns = new InterruptibleDns(slow);
    AtomicBoolean interrupted = new AtomicBoolean();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                dns.lookup("portal.example");
              } catch (UnknownHostException e) {
                interrupted.set(Thread.currentThread().isInterrupted());
                end.complete(e);
              }
            });
    waiting.start();
    lookupStarted.await();
    waiting.interrupt();
    assertThat(end.get()).isInstanceOf(UnknownHostException.class);
    assertThat(interrupted).isTrue();
    gate.countDown();
  }

  @Test
  void concurrentLookupsOfOneNameShareTheResult() throws Exception {
    InterruptibleDns dns = new InterruptibleDns(slow);
    List<CompletableFuture<List<InetAddress>>> asked =
        List.of(new CompletableFuture<>(), new CompletableFuture<>());
    List<Thread> threads =
        asked.stream()
            .map(
                completableFuture ->
                    new Thread(
                        () -> {
                          try {
                            completableFuture.complete(dns.lookup("portal.example"));
                          } catch (UnknownHostException e) {
                            completableFuture.completeExceptionally(e);
                          }
                        }))
            .toList();
    threads.get(0).start();
    lookupStarted.await();
    threads.get(1).start();
    // It waits only for the answer to the first lookup.
    while (threads.get(1).getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.countDown();
    for (CompletableFuture<List<InetAddress>> completableFuture : asked) {
      assertThat(completableFuture.get()).containsExactly(InetAddress.getLoopbackAddress());
    }
    assertThat(lookups).hasValue(1);
  }

  @Test
  void unknownNameHasTheErrorOfTheSystem() {
    InterruptibleDns dns =
        new InterruptibleDns(
            name -> {
              throw new UnknownHostException(name + ": Name or service not known");
            });
    assertThatThrownBy(() -> dns.lookup("portal.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("portal.example: Name or service not known");
    assertThatThrownBy(() -> dns.lookup("portal.example")).isInstanceOf(UnknownHostException.class);
  }
}
