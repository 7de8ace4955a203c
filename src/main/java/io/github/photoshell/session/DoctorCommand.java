package io.github.photoshell.session;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.files.FilePermissions;
import io.github.photoshell.files.FilePermissions.FileFault;
import io.github.photoshell.files.WindowsPrograms;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.SystemAuthorities;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.Connect.ConnectionAttempt;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.DoctorText.DoctorCheck;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.StandardStreams;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** {@code doctor}: checks the connection, the API key and the setup, and suggests fixes. */
@Component
final class DoctorCommand extends ShellCommand implements Explainable {
  private final SessionOpener opener;
  private final PortalLookup lookup;
  private final Connect connect;
  private final CurrentSession sessions;
  private final SavedPortals portals;
  private final AppFolders folders;
  private final StandardStreams standardStreams;
  private final StartOptions startOptions;
  private final NetworkSetup setup;
  private final DoctorText text = new DoctorText(Clock.systemUTC());
  private final ConnectText connectText = new ConnectText(Clock.systemUTC());

  DoctorCommand(
      SessionOpener opener,
      PortalLookup lookup,
      Connect connect,
      CurrentSession sessions,
      SavedPortals portals,
      AppFolders folders,
      StandardStreams standardStreams,
      StartOptions startOptions,
      NetworkSetup setup) {
    super("doctor", CommandGroup.PORTAL, "Check connection, API key and setup, and suggest fixes");
    jsonFlag();
    example("doctor");
    example("doctor --json");
    readsOnly();
    exitCode(ExitCode.DONE, "no problem found, or you are not connected yet");
    exitCode(ExitCode.REFUSED, "there is at least one problem; the report is on standard output");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    note("Portals before DocSpace 3.1.1 do not report the rights of an API key.");
    note("A portal that is down is reported as a problem; the other checks still run.");
    this.opener = opener;
    this.lookup = lookup;
    this.connect = connect;
    this.sessions = sessions;
    this.portals = portals;
    this.folders = folders;
    this.standardStreams = standardStreams;
    this.startOptions = startOptions;
    this.setup = setup;
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    Session session = context.session();
    if (session == null) {
      CommandResult refused = opener.ensureSession(context);
      return refused == null ? CommandResult.of() : refused;
    }
    connect.recheck(session);
    return CommandResult.of();
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    doctorChecks.add(program());
    // As the launcher reads it; the one for Windows makes no cache.
    boolean makesCache =
        !"off".equals(startOptions.environment().get("PHOTOSHELL_JAVA_CACHE"))
            && !WindowsPrograms.isWindows();
    doctorChecks.add(LocalCheckText.installation(installation(), makesCache));
    doctorChecks.addAll(portal(input));
    SystemAuthorities authorities = setup.systemAuthorities();
    String file = authorities.namedFile();
    if (file != null) {
      doctorChecks.add(LocalCheckText.authorities(file, authorities.countInNamedFile()));
    }
    doctorChecks.addAll(LocalCheckText.terminal(standardStreams.facts()));
    doctorChecks.addAll(folder("settings", folders.configuration()));
    doctorChecks.addAll(folder("state", folders.state()));
    doctorChecks.addAll(keyFiles());
    return input.json()
        ? DoctorText.data(doctorChecks)
        : DoctorText.of(doctorChecks, input.layout());
  }

  private DoctorCheck program() {
    return LocalCheckText.program(
        Objects.requireNonNullElse(
            getClass().getPackage().getImplementationVersion(), "(development)"),
        System.getProperty("java.version", ""),
        System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
  }

  private static Installation installation() {
    return Installation.of(
        System.getProperty("java.class.path", ""),
        Path.of(System.getProperty("java.home", "")),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private List<DoctorCheck> portal(CommandInput input) {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    if (sessions.current().isEmpty() && lookup.knownPortal().isEmpty()) {
      ServerAddress tried = connect.lastFailure().map(ConnectionAttempt::address).orElse(null);
      doctorChecks.add(DoctorText.notConnected(tried));
      doctorChecks.addAll(connection());
      return doctorChecks;
    }
    try {
      doctorChecks.addAll(session(input));
    } catch (PortalException exception) {
      if (exception.kind() == FailureKind.CANCELLED) {
        throw exception;
      }
      doctorChecks.add(DoctorText.failure(exception));
    } catch (CommandFailedException e) {
      if (e.result().exitCode() == ExitCode.INTERRUPTED) {
        throw e;
      }
      doctorChecks.add(DoctorText.refused(e.result()));
    } catch (UsageException e) {
      doctorChecks.add(
          DoctorText.refused(
              CommandResult.failed(ExitCode.USAGE, String.valueOf(e.getMessage()), e.next())));
      // No request was sent.
      return doctorChecks;
    }
    doctorChecks.addAll(connection());
    return doctorChecks;
  }

  /** Returns the connection details, even of a failed attempt to connect. */
  private List<DoctorCheck> connection() {
    Session session = sessions.current().orElse(null);
    return session == null
        ? connect
            .lastFailure()
            .map(seen -> text.connection(seen.address(), seen.connectionInfo()))
            .orElse(List.of())
        : text.connection(session.address(), session.contact());
  }

  /** Checks the portal again, because the facts from connecting may be hours old. */
  private List<DoctorCheck> session(CommandInput input) {
    Session before = sessions.current().orElse(null);
    if (before != null) {
      ConnectOutcome outcome = connect.recheck(before);
      return outcome instanceof Connected connected
          ? text.session(connected.session())
          : List.of(DoctorText.refused(connectText.of(outcome)));
    }
    CommandResult refused = opener.ensureSessionWithoutPrompt(input);
    if (refused == null) {
      return text.session(sessions.require());
    }
    return List.of(
        SessionOpener.isMissingKey(refused)
            ? DoctorText.keyIsMissing(refused)
            : DoctorText.refused(refused));
  }

  private static List<DoctorCheck> folder(String name, Path folder) {
    return LocalCheckText.folder(
        name,
        folder.toString(),
        Files.exists(folder),
        FilePermissions.faults(folder, LocalCheckText.MAX_FAULTS + 1));
  }

  private List<DoctorCheck> keyFiles() {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    Set<String> files = new TreeSet<>();
    if (startOptions.tokenFile() != null) {
      files.add(startOptions.tokenFile());
    }
    try {
      for (SavedPortal portal : portals.all()) {
        if (portal.tokenFile() != null) {
          files.add(portal.tokenFile());
        }
      }
    } catch (IOException e) {
      doctorChecks.add(LocalCheckText.savedPortalsUnreadable(String.valueOf(e.getMessage())));
    }
    for (String file : files) {
      for (FileFault fault : FilePermissions.keyFileFaults(file)) {
        doctorChecks.add(LocalCheckText.fault("key file", fault));
      }
    }
    return doctorChecks;
  }
}
