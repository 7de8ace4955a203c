package io.github.photoshell.photo;

import io.github.photoshell.image.FittedImage;
import io.github.photoshell.photo.ListedFile.Fitness;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** {@code ls [<folder>]}: lists files, and whether they can be photos. */
@Component
final class LsCommand extends ShellCommand {
  private final CurrentSession sessions;

  LsCommand(CurrentSession sessions) {
    super("ls", CommandGroup.SHELL, "List files, and whether they can be photos");
    optionalArgument(
        "folder", "a folder or a file; the current folder if left out", new FileCompletion());
    jsonFlag();
    example("ls");
    example("ls pictures");
    readsOnly();
    exitCode(ExitCode.DONE, "the files are listed");
    exitCode(ExitCode.USAGE, "there is no such folder, or you may not read it");
    note("Hidden files, whose names start with a dot, are left out.");
    note("Without a connection, the limit of most portals counts: 5,242,880 bytes.");
    this.sessions = sessions;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("'fits' means that photo-set takes the file as it is; 'with --fit' that"),
        Text.of("'photo-set --fit' makes it fit. A file is judged by its content, not its name."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String typed = input.optionalArgument("folder").orElse(".");
    long limit = sessions.current().map(Session::uploadLimit).orElse(ImageSource.DEFAULT_LIMIT);
    List<ListedFile> files = new ArrayList<>();
    for (Path path : paths(typed)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("listing " + typed);
      }
      files.add(ListedFile.of(path, limit));
    }
    if (input.json()) {
      return CommandResult.data(Json.list(files.stream().map(LsCommand::json).toList()).pretty());
    }
    if (files.isEmpty()) {
      return CommandResult.of(Text.of(Style.FAINT, "No files."));
    }
    Table table = new Table(0);
    files.forEach(file -> table.addRow(cells(file, limit)));
    input.page(table.lines(input.layout()));
    return CommandResult.of();
  }

  /** Returns the files of a folder, folders first, or the only file. */
  private static List<Path> paths(String typed) {
    Path path = LocalPath.of(typed);
    if (!Files.isDirectory(path)) {
      if (Files.exists(path) || Files.isSymbolicLink(path)) {
        return List.of(path);
      }
      throw new UsageException(
          "There is no file or folder " + typed + ".", "To see where you are: pwd");
    }
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
      for (Path file : all) {
        if (!String.valueOf(file.getFileName()).startsWith(".")) {
          paths.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new UsageException(
          "The folder " + typed + " cannot be read.", "Check its permissions.");
    }
    paths.sort(
        (a, b) -> {
          int folders = Boolean.compare(Files.isDirectory(b), Files.isDirectory(a));
          return folders == 0 ? a.compareTo(b) : folders;
        });
    return paths;
  }

  private static Text[] cells(ListedFile file, long limit) {
    if (file.fitness() == Fitness.FOLDER) {
      return new Text[] {Text.of(file.name() + "/")};
    }
    String pixels =
        file.pixels() == null ? "" : file.pixels().width() + "\u00d7" + file.pixels().height();
    String bytes = file.fitness().isFile() ? "%,d bytes".formatted(file.bytes()) : "";
    return new Text[] {
      Text.of(file.name()),
      Text.of(file.type() == null ? "" : file.type()),
      Text.of(pixels),
      Text.of(bytes),
      fitness(file, limit)
    };
  }

  private static Text fitness(ListedFile file, long limit) {
    return switch (file.fitness()) {
      case FITS -> Text.of(Style.GOOD, "fits");
      case TOO_LARGE -> Text.of(Style.WARN, "with --fit: the limit is %,d bytes".formatted(limit));
      case OTHER_FORMAT -> Text.of(Style.WARN, "with --fit: not a PNG or JPEG");
      case TOO_LARGE_TO_FIT ->
          Text.of(
              Style.BAD,
              "too large, also for --fit: up to %d MB and %d million pixels"
                  .formatted(
                      ImageFile.MAX_TO_FIT / (1024 * 1024), FittedImage.MAX_PIXELS / 1_000_000));
      case DAMAGED -> Text.of(Style.BAD, "damaged");
      case NOT_AN_IMAGE ->
          Text.of(Style.FAINT, file.type() == null ? "not an image" : "cannot be a photo");
      case BROKEN_LINK -> Text.of(Style.BAD, "a link to a file that does not exist");
      case SPECIAL -> Text.of(Style.FAINT, "a pipe or a device");
      case UNREADABLE -> Text.of(Style.BAD, "no permission to read");
      case FOLDER -> Text.empty();
    };
  }

  private static Json json(ListedFile file) {
    return Json.object(
        Json.members(
            "name",
            file.name(),
            "folder",
            file.fitness() == Fitness.FOLDER,
            "bytes",
            file.fitness().isFile() ? file.bytes() : null,
            "type",
            file.type(),
            "width",
            file.pixels() == null ? null : file.pixels().width(),
            "height",
            file.pixels() == null ? null : file.pixels().height(),
            "fits",
            file.fitness() == Fitness.FITS,
            "fitsWithFit",
            file.fitness() == Fitness.FITS || file.fitness().isMadeFit()));
  }
}
