package io.github.photoshell;

import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.LineRunner;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** The complete shell without a terminal: lines in, text out. */
public final class TestShell implements AutoCloseable {
  private final AnnotationConfigApplicationContext context;

  /** The result of a line. */
  public record LineResult(int code, String out) {}

  /**
   * @param home the folder for settings and history
   * @param environment additional environment variables
   * @param words start options, such as {@code --lessons}
   */
  public TestShell(Path home, Map<String, String> environment, String... words) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PHOTOSHELL_HOME", home.toString());
    context = new AnnotationConfigApplicationContext();
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.getBeanFactory().registerSingleton("launch", StartOptions.of(all, words));
    context.register(PhotoshellApplication.class);
    context.refresh();
  }

  /**
   * Creates a shell with a known portal, so that commands connect without being asked.
   *
   * @param address the portal or a relay in front of it
   */
  public TestShell(Path home, String address, String key) {
    this(home, Map.of("DOCSPACE_BASE_URL", address, "DOCSPACE_API_KEY", key));
  }

  public Grammar grammar() {
    return context.getBean(Grammar.class);
  }

  public Collection<ShellCommand> commands() {
    return grammar().commands().values();
  }

  /** Runs a line without a user to ask; results and remarks are mixed. */
  public LineResult run(String line) {
    StringWriter out = new StringWriter();
    try {
      ParsedInput parsed = grammar().parse(line);
      ShellCommand command = grammar().findCommand(parsed.commandName()).orElseThrow();
      CommandContext where =
          new CommandContext(
              parsed,
              context.getBean(CommandRegistry.class),
              new PrintWriter(out),
              new InputReader() {});
      return new LineResult(command.execute(where).code(), out.toString());
    } catch (UsageException e) {
      return new LineResult(2, out + e.getMessage() + "\n" + e.next());
    } catch (Exception e) {
      return new LineResult(3, out + String.valueOf(e));
    }
  }

  /** Returns a bean of the shell. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Returns a console that runs lines as at the prompt and separates results and remarks. */
  public TestConsole console() {
    return new TestConsole(context.getBean(LineRunner.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
