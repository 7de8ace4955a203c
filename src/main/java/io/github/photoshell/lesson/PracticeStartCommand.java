package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A command that starts a practice portal, with the options for its settings. */
abstract class PracticeStartCommand extends ShellCommand {
  private static final String HTTPS = "https";
  private static final String CA_OUT = "ca-out";
  private static final String CA_FILE = "practice-ca.pem";
  private static final int MAX_CA_BYTES = 64 * 1024;
  static final String SAVE = "save";

  private final AppFolders folders;

  PracticeStartCommand(String name, String description, AppFolders folders) {
    super(name, CommandGroup.PRACTICE, description);
    this.folders = folders;
  }

  /**
   * Declares the options.
   *
   * @param saving the help text of {@code --save}
   */
  final void startOptions(String saving) {
    option(
        PracticeOptions.RULES,
        "version",
        "the DocSpace version it behaves like: " + String.join(", ", ServerVersion.labels()),
        CompletionSource.choice(ServerVersion.labels()));
    option(PracticeOptions.PEOPLE, "n", "how many people, 24 to 100000", CompletionSource.none());
    flag(HTTPS, "use https, with its own certificate");
    option(
        CA_OUT,
        "file",
        "where to write the CA certificate that clients must trust, with --https",
        new FileCompletion());
    flag(PracticeOptions.RATE_LIMIT, "enforce the rate limits of a real portal");
    option(
        PracticeOptions.LOAD, "file", "start with a state that --save wrote", new FileCompletion());
    option(SAVE, "file", saving, new FileCompletion());
  }

  @Override
  protected final List<Text> additionalHelp() {
    return PracticeOptions.gallery();
  }

  /** Returns whether any option selects the portal to start. */
  static boolean hasPortalOptions(CommandInput input) {
    return input.hasFlag(HTTPS)
        || input.hasFlag(PracticeOptions.RATE_LIMIT)
        || List.of(PracticeOptions.RULES, PracticeOptions.PEOPLE, PracticeOptions.LOAD, CA_OUT)
            .stream()
            .anyMatch(option -> input.option(option).isPresent());
  }

  /**
   * Reads the options.
   *
   * @param port 0 for any free port
   * @throws UsageException if one of them is invalid
   */
  static PracticeSettings settings(CommandInput input, int port) {
    if (input.option(CA_OUT).isPresent() && !input.hasFlag(HTTPS)) {
      throw new UsageException("--ca-out needs --https.", "Add --https, or leave out --ca-out.");
    }
    // Before a portal is started in place of the running one.
    input
        .option(CA_OUT)
        .ifPresent(
            file ->
                PracticeOptions.checkReplaceable(
                    file, "certificate of a practice portal", PracticeStartCommand::isCa));
    PracticeSettings settings = PracticeOptions.settings(input, port);
    return input.hasFlag(HTTPS) ? settings.withHttps() : settings;
  }

  private static boolean isCa(Path file) throws IOException {
    return Files.size(file) <= MAX_CA_BYTES
        && PracticePortal.isCertificateAuthority(Files.readString(file));
  }

  /**
   * Writes the CA certificate that clients must trust.
   *
   * @return the file; empty if the portal uses http
   */
  final Optional<Path> writeCa(PracticePortal portal, CommandInput input) {
    return portal.certificateAuthority().map(pem -> write(pem, input.option(CA_OUT)));
  }

  private Path write(String pem, Optional<String> typedFile) {
    Path file = typedFile.map(TypedPath::of).orElse(folders.state().resolve(CA_FILE));
    AtomicFile.Content content = out -> out.write(pem.getBytes(UTF_8));
    try {
      if (typedFile.isEmpty()) {
        PrivateFolder.make(folders.state());
        new StateFile(file, MAX_CA_BYTES, line -> line.startsWith("-----BEGIN CERT"))
            .replace(content);
      } else {
        // It is not secret, and other users must be able to read it.
        AtomicFile.replace(file, FileMode.DEFAULT, content);
      }
      return file.toAbsolutePath();
    } catch (IOException e) {
      String reason = AtomicFile.reason(e);
      throw typedFile.isPresent()
          ? PracticeOptions.unwritable(file.toString(), reason)
          : new CommandFailedException(
              CommandResult.failed(
                  ExitCode.NO_ANSWER,
                  "%s cannot be written: %s.".formatted(file, reason),
                  "--ca-out <file> writes the certificate to another file."));
    }
  }
}
