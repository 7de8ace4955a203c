package io.github.photoshell.session;

import io.github.photoshell.files.FilePermissions.FileFault;
import io.github.photoshell.session.DoctorText.DoctorCheck;
import io.github.photoshell.shell.StandardStreams.TerminalFacts;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts of {@code doctor} for this computer: the program, the terminal and the user's files. */
final class LocalCheckText {
  /** The maximum number of faults shown for a folder. */
  static final int MAX_FAULTS = 5;

  private static final int NARROW = 60;

  private LocalCheckText() {}

  /** Returns the check of the program, Java and the system. */
  static DoctorCheck program(String version, String java, String system) {
    return DoctorCheck.passed("photoshell", "%s on Java %s, %s".formatted(version, java, system));
  }

  /**
   * Returns how photoshell was installed, and with which Java and cache it runs.
   *
   * @param makesCache whether the launcher makes a cache for the next start
   */
  static DoctorCheck installation(Installation installation, boolean makesCache) {
    Path home = installation.home();
    String message =
        "%s%s. Java in %s"
            .formatted(installation.way(), home == null ? "" : " in " + home, installation.java());
    Path cache = installation.cache();
    if (cache != null) {
      return DoctorCheck.passed("installed", message + ", cache " + cache);
    }
    if (home == null) {
      return DoctorCheck.passed("installed", message);
    }
    message += ", without a cache of loaded classes";
    return !makesCache
        ? DoctorCheck.passed("installed", message)
        : DoctorCheck.hint(
            "installed",
            message,
            "The first start with this Java makes one in the background; later starts are faster.");
  }

  /**
   * Returns the check of the file of certificate authorities that the environment names.
   *
   * @param count the number of certificates that could be read
   */
  static DoctorCheck authorities(String file, int count) {
    return count == 0
        ? DoctorCheck.problem(
            "authorities",
            "SSL_CERT_FILE names " + file + ", which has no readable certificate",
            "Correct or unset SSL_CERT_FILE; as long as it is set, this computer's own certificate"
                + " authorities are not used.")
        : DoctorCheck.passed(
            "authorities", "%,d from %s (SSL_CERT_FILE), and Java's own".formatted(count, file));
  }

  /** Returns the checks of the terminal. */
  static List<DoctorCheck> terminal(TerminalFacts facts) {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    doctorChecks.add(kind(facts));
    boolean unicode = facts.locale().toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
    if (facts.output() && !facts.locale().isEmpty()) {
      doctorChecks.add(
          unicode
              ? DoctorCheck.passed("letters", "Unicode (" + facts.locale() + ")")
              : DoctorCheck.problem(
                  "letters",
                  "photoshell writes UTF-8, but the locale is " + facts.locale(),
                  "export LC_ALL=C.UTF-8, and set the terminal to UTF-8."));
    }
    return doctorChecks;
  }

  private static DoctorCheck kind(TerminalFacts facts) {
    if (!facts.controlled()) {
      return DoctorCheck.problem(
          "terminal",
          "the terminal library did not load: no Tab, no hidden input, no colour",
          "It is unpacked into Java's temporary folder, which must allow programs to run:"
              + " PHOTOSHELL_JAVA_OPTIONS=-Djava.io.tmpdir=<folder>");
    }
    if (!facts.output()) {
      return DoctorCheck.passed("terminal", "none: output goes to a file or another program");
    }
    String size =
        facts.columns() + " columns" + (facts.rows() == null ? "" : ", " + facts.rows() + " lines");
    String kind = facts.kind().isEmpty() ? "kind unknown" : facts.kind();
    String colour =
        facts.colour() ? "colour" : facts.noColour() ? "no colour (NO_COLOR)" : "no colour";
    String message =
        String.join(", ", kind, size, colour) + (facts.input() ? "" : "; input is not a terminal");
    if (facts.kind().isEmpty()) {
      return DoctorCheck.problem(
          "terminal", message, "export TERM=xterm-256color, or the type of your terminal.");
    }
    if (facts.kind().equals("dumb")) {
      return DoctorCheck.hint(
          "terminal", message, "If it supports more: export TERM=xterm-256color");
    }
    Integer columns = facts.columns();
    return columns != null && columns < NARROW
        ? DoctorCheck.hint("terminal", message, "Tables need at least " + NARROW + " columns.")
        : DoctorCheck.passed("terminal", message);
  }

  /**
   * Returns the checks of a folder and its permissions.
   *
   * @param there whether the folder exists
   */
  static List<DoctorCheck> folder(
      String name, String folder, boolean there, List<FileFault> faults) {
    if (faults.isEmpty()) {
      return List.of(
          DoctorCheck.passed(
              name, folder + (there ? ", only you have access" : ", created when first needed")));
    }
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    faults.stream()
        .limit(MAX_FAULTS)
        .forEach(fileFault -> doctorChecks.add(fault(name, fileFault)));
    if (faults.size() > MAX_FAULTS) {
      doctorChecks.add(
          DoctorCheck.problem(
              name, "more files like this in " + folder, "chmod -R u+rwX,go= " + typed(folder)));
    }
    return doctorChecks;
  }

  /** Returns a warning about a file that others can access. */
  static Text warning(FileFault openFile) {
    return Text.of(
        Style.WARN, open(openFile) + "; to make it private: chmod 600 " + typed(openFile.path()));
  }

  private static String open(FileFault fault) {
    return fault.path() + " is accessible to other users (" + fault.permissions() + ")";
  }

  /** Returns the check for a faulty file. */
  static DoctorCheck fault(String name, FileFault fault) {
    String path = fault.path();
    String typed = typed(path);
    return switch (fault.kind()) {
      case OPEN_FOLDER -> DoctorCheck.problem(name, open(fault), "chmod 700 " + typed);
      case OPEN_FILE -> DoctorCheck.problem(name, open(fault), "chmod 600 " + typed);
      case CLOSED ->
          DoctorCheck.problem(
              name,
              path + " is not readable and writable",
              "chmod u+rwX "
                  + typed
                  + ", or as root change its owner to you. PHOTOSHELL_HOME sets another folder.");
      case SPECIAL ->
          DoctorCheck.problem(
              name,
              path + " is a pipe or a device, not a file; nothing is stored in it",
              "Move it away; the next start creates a file.");
      case NO_FOLDER ->
          DoctorCheck.problem(
              name,
              path + " is not a folder",
              "Move it away, or set another folder with PHOTOSHELL_HOME.");
      case NOT_MADE ->
          DoctorCheck.problem(
              name,
              "the folder cannot be created: you cannot write to " + path,
              "Set another folder with PHOTOSHELL_HOME.");
      case MISSING ->
          DoctorCheck.problem(
              name,
              "the key file " + path + " does not exist",
              "Create it with the API key in it, or name another one with --token-file. 'portals'"
                  + " shows the files of saved portals.");
    };
  }

  /** Returns the check for an unreadable file of saved portals. */
  static DoctorCheck savedPortalsUnreadable(String reason) {
    return DoctorCheck.problem(
        "portals", "the saved portals cannot be read: " + reason, "Fix the file, or move it away.");
  }

  /** Returns a path quoted for a shell. */
  private static String typed(String path) {
    return path.matches("[\\w/.:\\\\~+@%-]+") ? path : "'" + path.replace("'", "'\"'\"'") + "'";
  }
}
