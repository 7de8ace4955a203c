package io.github.photoshell.lesson;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.practice.Gallery;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.PracticeState;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.practice.StateFormat;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the options of the practice portal and words their errors. */
final class PracticeOptions {
  /** The longest address in the table of images; longer ones are listed after it. */
  private static final int MAX_ADDRESS_COLUMNS = 40;

  static final String RULES = "rules";
  static final String PEOPLE = "people";
  static final String RATE_LIMIT = "rate-limit";
  static final String LOAD = "load";
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
   * Writes the state of a portal to a file, in place of an earlier state if there is one.
   *
   * @throws UsageException if the file cannot be written, or is something else
   */
  static void save(PracticePortal portal, String file) {
    checkStateReplaceable(file);
    replace(portal, file);
  }

  /**
   * Throws an error if a portal that starts anew would replace an earlier state, instead of
   * continuing with it.
   *
   * @param load the file that it starts with; null for none
   */
  static void checkContinued(@Nullable String load, String save) {
    checkStateReplaceable(save);
    if (hasContent(save) && !(load != null && OutputFile.isSame(load, save))) {
      throw new UsageException(
          save + " already contains a saved practice portal; it was not changed.",
          "To continue with it, add --load %s; or choose another file."
              .formatted(Tokenizer.quoted(save)));
    }
  }

  private static boolean hasContent(String file) {
    try {
      Path path = TypedPath.of(file);
      return Files.isRegularFile(path) && Files.size(path) > 0;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static void checkStateReplaceable(String file) {
    checkReplaceable(
        file,
        "saved practice portal",
        path -> {
          read(path);
          return true;
        });
  }

  /** Recognizes files of one kind. */
  @FunctionalInterface
  interface KindCheck {
    /** Returns whether a file is of this kind; it may throw an exception instead of false. */
    boolean accepts(Path file) throws IOException;
  }

  /**
   * Throws an error if a file exists and is not what it would be replaced with.
   *
   * @param kind what it would be replaced with
   * @param kindCheck tells whether a file is of this kind
   */
  static void checkReplaceable(String file, String kind, KindCheck kindCheck) {
    boolean isReplaceable;
    try {
      Path path = TypedPath.of(file);
      isReplaceable =
          !Files.isRegularFile(path) || Files.size(path) == 0 || kindCheck.accepts(path);
    } catch (InvalidPathException e) {
      throw unwritable(file, AtomicFile.reason(e));
    } catch (IOException e) {
      isReplaceable = false;
    }
    if (!isReplaceable) {
      throw new UsageException(
          "%s already exists and is no %s; it was not changed.".formatted(file, kind),
          "Choose another file.");
    }
  }

  /**
   * Writes the state of a portal to a file that only its owner can read.
   *
   * @throws UsageException if the file cannot be written
   */
  static void replace(PracticePortal portal, String file) {
    try {
      byte[] state = StateFormat.write(portal.snapshot());
      AtomicFile.replace(TypedPath.of(file), FileMode.OWNER, out -> out.write(state));
    } catch (NoSuchFileException e) {
      throw unwritable(file, "its folder does not exist");
    } catch (IOException | InvalidPathException e) {
      throw unwritable(file, AtomicFile.reason(e));
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
    for (Gallery.Image image : Gallery.images()) {
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
