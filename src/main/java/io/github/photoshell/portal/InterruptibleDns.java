package io.github.photoshell.portal;

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
 * Looks names up in such a way that whoever waits can leave. Java itself waits for the system's
 * answer, and neither an interrupt nor a cancelled call ends that: where no name server answers, a
 * Ctrl-C would take as long as the system's patience.
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
   * @param system asks the system, for as long as that takes
   */
  InterruptibleDns(Dns system) {
    this.system = system;
  }

  /**
   * Returns the addresses of a name; those who ask for the same at the same time share the answer.
   *
   * @throws UnknownHostException also when the waiting thread is interrupted, which it then is
   *     still
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
    } catch (InterruptedException left) {
      Thread.currentThread().interrupt();
      throw unknown(name, left);
    } catch (ExecutionException failed) {
      throw unknown(name, failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private void ask(String name, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(system.lookup(name));
    } catch (UnknownHostException | RuntimeException failed) {
      answer.completeExceptionally(failed);
    } finally {
      running.remove(name);
    }
  }

  private static UnknownHostException unknown(String name, Throwable why) {
    String words = why instanceof UnknownHostException ? why.getMessage() : name;
    UnknownHostException unknown = new UnknownHostException(words);
    unknown.initCause(why);
    return unknown;
  }
}
