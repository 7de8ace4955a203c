package io.github.photoshell.shell;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.files.TypedPath;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.AttributedString;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.CommandHighlighter;

/**
 * Makes the shell of Spring Shell's commands and JLine's terminal. Spring Shell's own configuration
 * would bring a parser, a completer, a line reader and a loop that photoshell replaces, themes and
 * views that it does not use, and a quarter of the start time.
 */
@Configuration(proxyBeanMethods = false)
class ShellWiring {
  @Bean
  StandardStreams standardStreams(StartOptions startOptions) {
    return new StandardStreams(startOptions.environment());
  }

  @Bean
  StatusLine statusLine(StandardStreams standardStreams, ObjectProvider<Terminal> terminals) {
    SystemStream error = SystemStream.Error;
    boolean canErase = standardStreams.isTerminal(error) && !standardStreams.isDumb();
    return new StatusLine(
        canErase ? ConsoleStream.of(FileDescriptor.err, true, terminals::getObject) : null,
        standardStreams.showsColour(error),
        () -> standardStreams.width(error),
        System::nanoTime);
  }

  @Bean
  AppFolders folders(StartOptions startOptions) {
    return AppFolders.of(
        startOptions.environment(), TypedPath.home(), System.getProperty("os.name", ""));
  }

  @Bean(destroyMethod = "close")
  Terminal terminal(StandardStreams standardStreams, StartOptions startOptions) throws IOException {
    if (startOptions.areLinesTyped()) {
      return typing(Tokenizer.statements(Objects.requireNonNull(startOptions.lines())));
    }
    TerminalProvider provider = standardStreams.provider();
    return TerminalBuilder.builder()
        // By itself, JLine would load all providers; "ffm" alone takes a tenth of the start.
        .provider(provider == null ? null : provider.name())
        .systemOutput(TerminalBuilder.SystemOutput.SysOut)
        // Accepting a dumb terminal suppresses a warning.
        .dumb(true)
        .build();
  }

  /** Returns a terminal on which lines are typed, each after a Tab and Ctrl-U; Ctrl-D follows. */
  private static Terminal typing(List<String> lines) throws IOException {
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal(
            "typing", "xterm-256color", OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
    terminal.enterRawMode();
    StringBuilder keys = new StringBuilder();
    for (String line : lines) {
      String typed = line.strip();
      String begun = typed.substring(0, Math.min(4, typed.length()));
      keys.append(begun).append("\t\u0015").append(typed).append('\r');
    }
    terminal.processInputBytes(keys.append('\u0004').toString().getBytes(StandardCharsets.UTF_8));
    return terminal;
  }

  @Bean
  CommandRegistry commandRegistry(ObjectProvider<Command> commands) {
    CommandRegistry registry = new CommandRegistry();
    commands.forEach(registry::registerCommand);
    return registry;
  }

  @Bean
  Parser tokenizer() {
    return new Tokenizer();
  }

  @Bean
  Grammar grammar(CommandRegistry registry) {
    return new Grammar(registry, new Tokenizer());
  }

  @Bean
  CommandCompleter commandCompleter(
      CommandRegistry registry,
      Grammar grammar,
      KeptValues keptValues,
      StandardStreams standardStreams) {
    boolean colour = standardStreams.showsColour(SystemStream.Output);
    return new TabCompleter(registry, grammar, keptValues, colour);
  }

  @Bean
  VariableExpander variables(StartOptions startOptions, KeptValues keptValues) {
    return new VariableExpander(new Tokenizer(), startOptions.environment(), keptValues);
  }

  @Bean
  LineRunner lineRunner(
      Grammar grammar,
      CommandRegistry registry,
      VariableExpander variableExpander,
      ErrorHandler errorHandler,
      Prompt prompt,
      ObjectProvider<ShellListener> listeners) {
    ShellListener all = new ShellListeners(listeners::stream);
    return new LineRunner(grammar, registry, variableExpander, errorHandler, prompt, all);
  }

  @Bean
  History history(AppFolders folders) {
    return new ShellHistory(folders.state());
  }

  @Bean
  InputRc inputRc(StartOptions startOptions) {
    return new InputRc(startOptions.environment(), TypedPath.home());
  }

  @Bean
  RecentLines recentLines(History history, ObjectProvider<LineReader> readers) {
    return () -> {
      // The line reader loads the history file; a one-shot command has none yet.
      readers.getObject();
      return ((ShellHistory) history).lines();
    };
  }

  /**
   * Returns a highlighter that only hides the secrets of a pasted curl command; Spring Shell's own
   * shows a line in red until its command is known.
   */
  @Bean
  CommandHighlighter commandHighlighter(CommandRegistry registry) {
    return new CommandHighlighter(registry) {
      @Override
      public AttributedString highlight(LineReader reader, String buffer) {
        return new AttributedString(TypedSecrets.hidden(buffer));
      }
    };
  }

  @Bean
  LineReader promptReader(
      Terminal terminal,
      Parser tokenizer,
      CommandCompleter completer,
      CommandHighlighter highlighter,
      History history,
      InputRc inputRc) {
    PromptReader reader = new PromptReader(terminal, inputRc::apply);
    reader.setParser(tokenizer);
    reader.setCompleter(completer);
    reader.setHighlighter(highlighter);
    reader.setHistory(history);
    // Otherwise Tab on an empty line types a Tab.
    reader.unsetOpt(LineReader.Option.INSERT_TAB);
    history.attach(reader);
    return reader;
  }

  @Bean
  ShellLoop shellLoop(
      StartOptions startOptions,
      Grammar grammar,
      LineRunner runner,
      ObjectProvider<Terminal> terminals,
      ObjectProvider<LineReader> readers,
      StandardStreams standardStreams,
      Prompt prompt,
      Cancellable cancellable,
      History history,
      BackgroundPrinter printer,
      StatusLine statusLine,
      ObjectProvider<ShellListener> listeners,
      AppFolders folders,
      InputRc inputRc) {
    ShellTerminal shellTerminal =
        new ShellTerminal(
            terminals,
            readers,
            standardStreams,
            prompt,
            cancellable,
            (ShellHistory) history,
            printer,
            statusLine,
            new ShellListeners(listeners::stream),
            new TextEditor(startOptions.environment(), folders.state()),
            inputRc);
    return new ShellLoop(startOptions, grammar, runner, shellTerminal);
  }
}
