package io.github.photoshell.session;

import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.http.SlidingWindowLimiter.SharedWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The requests that all photoshells on this computer sent to a portal as one person in the last
 * minute, counted in a file. A portal limits them for each person (contract 2.4). Where the file
 * cannot be used, each photoshell counts for itself.
 */
final class RequestAllowance implements SharedWindow {
  private static final String HEAD = "photoshell requests 1";
  private static final String PAUSE = "pause";
  private static final int MAX_BYTES = 64 * 1024;

  /** Requests are counted together for this time, in milliseconds. */
  private static final long STEP = 250;

  /** A minute, and the step in which a request was sent. */
  private static final long WINDOW = 60_000 + STEP;

  /** The longest pause that is believed; a portal's longer one ends the command. */
  private static final long LONGEST_PAUSE = 61_000;

  private static final Duration UNUSED = Duration.ofHours(1);

  private final StateFile file;
  private final LongSupplier millis;

  /**
   * @param millis the clock, in milliseconds since 1970
   */
  private RequestAllowance(Path file, LongSupplier millis) {
    this.file = new StateFile(file, MAX_BYTES, HEAD::equals);
    this.millis = millis;
  }

  /**
   * Returns the allowance of a person on a portal.
   *
   * @param folder the folder of the files; created if missing
   */
  static SharedWindow of(Path folder, Session session, LongSupplier millis) {
    String name = Fingerprint.of(session.address() + " " + session.account().id());
    Path file = folder.resolve(name.substring(0, 16));
    try {
      PrivateFolder.makeFor(file);
      removeUnused(folder);
    } catch (IOException e) {
      return SharedWindow.NONE;
    }
    return new RequestAllowance(file, millis);
  }

  /** The practice portal has another address at every start. */
  private static void removeUnused(Path folder) throws IOException {
    FileTime since = FileTime.from(Instant.now().minus(UNUSED));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9a-f]*")) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(since) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public Duration take(int most) {
    try {
      return file.withLock(channel -> take(channel, most));
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  private Duration take(FileChannel channel, int most) throws IOException {
    long now = millis.getAsLong();
    Known known = Known.read(channel, now);
    if (known.pausedUntil > now) {
      return Duration.ofMillis(known.pausedUntil - now);
    }
    if (known.sent.values().stream().mapToLong(Integer::longValue).sum() >= most) {
      return Duration.ofMillis(known.sent.firstKey() + WINDOW - now);
    }
    known.sent.merge(now - now % STEP, 1, Integer::sum);
    known.write(channel);
    return Duration.ZERO;
  }

  @Override
  public void pause(Duration pause) {
    try {
      file.withLock(
          channel -> {
            long now = millis.getAsLong();
            Known known = Known.read(channel, now);
            known.pausedUntil = Math.max(known.pausedUntil, now + pause.toMillis());
            known.write(channel);
            return known;
          });
    } catch (IOException e) {
      // Then the others meet the portal's limit themselves.
    }
  }

  /** The content of the file. */
  private static final class Known {
    /** The number of requests by the time of their step. */
    final TreeMap<Long, Integer> sent = new TreeMap<>();

    long pausedUntil;

    /** Reads what still counts; a line cut by a crash, or of another clock, does not. */
    static Known read(FileChannel channel, long now) throws IOException {
      Known known = new Known();
      String text = new String(StateFile.contents(channel), StandardCharsets.UTF_8);
      for (Iterator<String> lines = text.lines().skip(1).iterator(); lines.hasNext(); ) {
        String[] parts = lines.next().split(" ", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,15}")) {
          continue;
        }
        if (parts[0].equals(PAUSE)) {
          long until = Long.parseLong(parts[1]);
          known.pausedUntil = until <= now + LONGEST_PAUSE ? until : 0;
        } else if (parts[0].matches("\\d{1,15}") && parts[1].length() <= 6) {
          long time = Long.parseLong(parts[0]);
          if (time <= now && time + WINDOW > now) {
            known.sent.put(time, Integer.parseInt(parts[1]));
          }
        }
      }
      return known;
    }

    void write(FileChannel channel) throws IOException {
      StringBuilder text = new StringBuilder(HEAD).append('\n');
      if (pausedUntil > 0) {
        text.append(PAUSE).append(' ').append(pausedUntil).append('\n');
      }
      for (Map.Entry<Long, Integer> step : sent.entrySet()) {
        text.append(step.getKey()).append(' ').append(step.getValue()).append('\n');
      }
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      long length = bytes.remaining();
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
      channel.truncate(length);
    }
  }
}
