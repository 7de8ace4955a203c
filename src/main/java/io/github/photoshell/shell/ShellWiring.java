package io.github.photoshell.shell;

import io.github.photoshell.files.TypedPath;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.AttributedString;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.shell.core.autoconfigure.TerminalCustomizer;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.CommandHighlighter;

/**
 * Puts our grammar, completion, history and loop in the places where Spring Shell looks for them.
 */
@Configuration
class ShellWiring {
  @Bean
  StandardStreams streams(StartOptions startOptions) {
    return new StandardStreams(startOptions.environment());
  }

  @Bean
  TerminalInfo screen(StandardStreams standardStreams) {
    return standardStreams::facts;
  }

  @Bean
  BackgroundPrinter aside() {
    return new BackgroundPrinter();
  }

  @Bean
  StatusLine waiting(StandardStreams standardStreams) {
    SystemStream error = SystemStream.Error;
    boolean canErase = standardStreams.isTerminal(error) && !standardStreams.isDumb();
    return new StatusLine(
        canErase ? new FileOutputStream(FileDescriptor.err) : null,
        standardStreams.showsColour(error),
        () -> standardStreams.width(error),
        System::nanoTime);
  }

  @Bean
  AppFolders folders(StartOptions startOptions) {
    return AppFolders.of(
        startOptions.environment(), TypedPath.home(), System.getProperty("os.name", ""));
  }

  @Bean
  TerminalCustomizer quietTerminal() {
    // Says that a terminal without abilities will do, which silences a warning about one.
    return builder -> builder.dumb(true);
  }

  /**
   * Spring Shell's own registry also looks for annotated methods, and brings a quit command whose
   * class starts a bean validator. Nobody here needs either, and they take a fifth of a start.
   */
  @Bean
  CommandRegistry commandRegistry(ObjectProvider<Command> commands) {
    CommandRegistry registry = new CommandRegistry();
    commands.forEach(registry::registerCommand);
    return registry;
  }

  /** Goes before the parser that Spring Shell's line reader would take. */
  @Bean
  @Primary
  Parser tokenizer() {
    return new Tokenizer();
  }

  @Bean
  Grammar grammar(CommandRegistry registry) {
    return new Grammar(registry, new Tokenizer());
  }

  @Bean
  CommandCompleter commandCompleter(
      CommandRegistry registry, Grammar grammar, StandardStreams standardStreams) {
    return new TabCompleter(registry, grammar, standardStreams.showsColour(SystemStream.Output));
  }

  @Bean
  VariableExpander variables(StartOptions startOptions) {
    return new VariableExpander(new Tokenizer(), startOptions.environment());
  }

  @Bean
  ScriptReader scriptReader(Grammar grammar, VariableExpander variableExpander) {
    return new ScriptReader(grammar, variableExpander);
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
  RecentLines typedLines(History history, ObjectProvider<LineReader> readers) {
    return () -> {
      // A single command has none yet, and it is the line reader that loads the file.
      readers.getObject();
      return ((ShellHistory) history).lines();
    };
  }

  /** Spring Shell's own paints a line red until its command is known. */
  @Bean
  CommandHighlighter commandHighlighter(CommandRegistry registry) {
    return new CommandHighlighter(registry) {
      @Override
      public AttributedString highlight(LineReader reader, String buffer) {
        return new AttributedString(buffer);
      }
    };
  }

  /** Goes before the line reader that Spring Shell would make. */
  @Bean
  @Primary
  LineReader promptReader(
      Terminal terminal,
      Parser tokenizer,
      CommandCompleter completer,
      CommandHighlighter highlighter,
      History history) {
    PromptReader reader = new PromptReader(terminal);
    reader.setParser(tokenizer);
    reader.setCompleter(completer);
    reader.setHighlighter(highlighter);
    reader.setHistory(history);
    // Otherwise Tab on an empty line types a Tab.
    reader.unsetOpt(LineReader.Option.INSERT_TAB);
    history.attach(reader);
    return reader;
  }

  /**
   * Spring Shell 4.0.1 leaves its own runner out where there is any application runner, newer ones
   * only where there is one of this name.
   */
  @Bean
  ShellLoop springShellApplicationRunner(
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
      AppFolders folders) {
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
            new TextEditor(startOptions.environment(), folders.state()));
    return new ShellLoop(startOptions, grammar, runner, shellTerminal);
  }
}
