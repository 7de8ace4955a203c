package io.github.photoshell.batch;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.text.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A CSV report of many photos. */
final class CsvReport {
  private CsvReport() {}

  /** Writes a report atomically, replacing an existing one. */
  static void write(Path report, List<String> head, List<List<String>> rows) throws IOException {
    // An interrupt by Ctrl-C would close the file.
    boolean interrupted = Thread.interrupted();
    try {
      AtomicFile.replace(report, FileMode.DEFAULT, out -> write(out, head, rows));
    } catch (ClosedByInterruptException e) {
      // Requests are cancelled shortly before the thread is interrupted.
      interrupted = Thread.interrupted();
      AtomicFile.replace(report, FileMode.DEFAULT, out -> write(out, head, rows));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void write(OutputStream out, List<String> head, List<List<String>> rows)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    Csv.write(writer, head, rows);
    writer.flush();
  }
}
