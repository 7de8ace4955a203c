package io.github.photoshell.lesson;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.practice.Gallery;
import io.github.photoshell.practice.GalleryImage;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.PracticeState;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.practice.StateFormat;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parses the options of the practice portal and words their errors. */
final class PracticeOptions {
  /** The longest address in the table of images; longer ones are listed after it. */
  private static final int MAX_ADDRESS_COLUMNS = 40;

  static final String RULES = "rules";
  static final String PEOPLE = "people";
  static final String RATE_LIMIT = "rate-limit";
  static final String LOAD = "load";

  /** Where a file of photoshell shows what it is, in bytes from its start. */
  private static final int MARK_WITHIN = 4096;

  private static final String SAVE_HINT = "'practice --save <file>' writes such a file.";

  private PracticeOptions() {}

  /**
   * Reads {@code --rules}, {@code --people}, {@code --rate-limit} and {@code --load}.
   *
   * @param port 0 for any free port
   * @throws UsageException if one of them is invalid
   */
  static PracticeSettings settings(CommandInput input, int port) {
    PracticeSettings settings =
        new PracticeSettings(
            port,
            input.option(RULES).map(PracticeOptions::version).orElse(ServerVersion.V3_7),
            input.option(PEOPLE).map(PracticeOptions::people).orElse(PracticeSettings.MIN_PEOPLE));
    if (input.hasFlag(RATE_LIMIT)) {
      settings = settings.withRateLimit();
    }
    String file = input.option(LOAD).orElse(null);
    return file == null ? settings : settings.from(load(file, input));
  }

  private static PracticeState load(String file, CommandInput input) {
    if (input.option(RULES).or(() -> input.option(PEOPLE)).isPresent()) {
      throw new UsageException(
          "The file of --load sets its own rules and people.", "Leave out --rules and --people.");
    }
    try {
      return read(TypedPath.of(file));
    } catch (NoSuchFileException e) {
      boolean isSpecial = Files.exists(TypedPath.of(file));
      throw new UsageException(
          isSpecial ? file + " is not a regular file." : "There is no file " + file + ".",
          SAVE_HINT);
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(file + " cannot be loaded: " + e.getMessage() + ".", SAVE_HINT);
    }
  }

  private static PracticeState read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > StateFormat.MAX_BYTES) {
      throw new IOException("it is larger than 500 MB");
    }
    return StateFormat.read(Files.readAllBytes(file));
  }

  /**
   * Writes the state of a portal to a file that only its owner can read.
   *
   * @throws UsageException if the file cannot be written, or is another file
   */
  static void save(PracticePortal portal, String file) {
    try {
      requireOwn(TypedPath.of(file), StateFormat.MARK);
      byte[] state = StateFormat.write(portal.snapshot());
      AtomicFile.replace(TypedPath.of(file), FileMode.OWNER, out -> out.write(state));
    } catch (NoSuchFileException e) {
      throw unwritable(file, "its folder does not exist");
    } catch (FileAlreadyExistsException e) {
      throw unwritable(file, "it exists and is not a saved practice portal");
    } catch (IOException | InvalidPathException e) {
      throw unwritable(file, AtomicFile.reason(e));
    }
  }

  /**
   * Protects files that photoshell did not write: they are not replaced.
   *
   * @param mark the text near the start of its own files
   * @throws FileAlreadyExistsException if the file is not empty and has no such text
   */
  static void requireOwn(Path file, String mark) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > 0) {
      byte[] start = UserFile.read(file, MARK_WITHIN);
      if (!new String(start, StandardCharsets.UTF_8).contains(mark)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
  }

  static UsageException unwritable(String file, String reason) {
    return new UsageException(file + " cannot be written: " + reason + ".", "Choose another file.");
  }

  /** Returns the error if the portal cannot listen. */
  static CommandResult notStarted(IOException unable) {
    return CommandResult.failed(
        ExitCode.NO_ANSWER,
        "The practice portal could not start: " + unable.getMessage() + ".",
        "It needs a free port on this computer; try again.");
  }

  private static ServerVersion version(String typed) {
    return ServerVersion.find(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "'" + typed + "' is not a version that the practice portal knows.",
                    "Use --rules " + String.join(" or ", ServerVersion.labels()) + "."));
  }

  /** Returns a whole number within the limits, both inclusive. */
  static int number(String typed, String option, int minimum, int maximum) {
    try {
      int number = Integer.parseInt(typed);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new UsageException(
        "--%s takes a whole number from %d to %d, not '%s'."
            .formatted(option, minimum, maximum, typed),
        "For example --%s %d.".formatted(option, minimum));
  }

  private static int people(String typed) {
    return number(typed, PEOPLE, PracticeSettings.MIN_PEOPLE, PracticeSettings.MAX_PEOPLE);
  }

  /** Returns the help section with the images on the practice portal. */
  static List<Text> gallery() {
    Table table = new Table();
    List<Text> longer = new ArrayList<>();
    for (GalleryImage image : Gallery.images()) {
      Text address = Text.of("  " + image.address());
      Text effect = Text.of(Style.FAINT, image.effect());
      if (image.address().length() <= MAX_ADDRESS_COLUMNS) {
        table.addRow(address, effect);
      } else {
        longer.add(address.noWrap());
        longer.add(Text.of("    ").plus(effect));
      }
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(Text.of("Images on the practice portal (it downloads nothing from the internet):"));
    lines.addAll(table.lines(LineLayout.unlimited()));
    lines.addAll(longer);
    return lines;
  }
}
