package io.github.photoshell.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import okhttp3.Dns;

/**
 * A name lookup that can be interrupted. Java's own lookup ignores interrupts and cancelled calls,
 * so Ctrl-C would wait for the system's time-out when no name server answers.
 */
final class InterruptibleDns implements Dns {
  private final Dns system;
  private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> running =
      new ConcurrentHashMap<>();
  private final Executor threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "name lookup");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param system the system's blocking lookup
   */
  InterruptibleDns(Dns system) {
    this.system = system;
  }

  /**
   * Returns the addresses of a name; simultaneous lookups of the same name share one result.
   *
   * @throws UnknownHostException also when the thread is interrupted; its interrupt flag stays set
   */
  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> asked = running.putIfAbsent(name, answer);
    if (asked == null) {
      threads.execute(() -> ask(name, answer));
    }
    try {
      return (asked == null ? answer : asked).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(name, e);
    } catch (ExecutionException e) {
      throw unknown(name, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Ends all lookups of a name. */
  void abandon(String name) {
    CompletableFuture<List<InetAddress>> asked = running.remove(name);
    if (asked != null) {
      asked.completeExceptionally(new UnknownHostException(name));
    }
  }

  private void ask(String name, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(system.lookup(name));
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      running.remove(name, answer);
    }
  }

  private static UnknownHostException unknown(String name, Throwable reason) {
    String words = reason instanceof UnknownHostException ? reason.getMessage() : name;
    UnknownHostException unknown = new UnknownHostException(words);
    unknown.initCause(reason);
    return unknown;
  }
}
