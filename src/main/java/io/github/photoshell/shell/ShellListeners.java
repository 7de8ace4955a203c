package io.github.photoshell.shell;

import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** All listeners as one. They are created when first needed. */
final class ShellListeners implements ShellListener {
  private final Supplier<List<ShellListener>> all;

  ShellListeners(Supplier<Stream<ShellListener>> all) {
    this.all = SingletonSupplier.of(() -> all.get().toList());
  }

  @Override
  public void typed(Text prompt, String line) {
    all.get().forEach(shellListener -> shellListener.typed(prompt, line));
  }

  @Override
  public void scripted(Text prompt, String line) {
    all.get().forEach(shellListener -> shellListener.scripted(prompt, line));
  }

  @Override
  public void printed(String line) {
    all.get().forEach(shellListener -> shellListener.printed(line));
  }

  @Override
  public void commandEnded(List<String> words, int exitCode) {
    all.get().forEach(shellListener -> shellListener.commandEnded(words, exitCode));
  }

  @Override
  public List<Text> lineEnded() {
    return all.get().stream().flatMap(shellListener -> shellListener.lineEnded().stream()).toList();
  }

  @Override
  public List<Text> abovePrompt() {
    return all.get().stream()
        .flatMap(shellListener -> shellListener.abovePrompt().stream())
        .toList();
  }

  @Override
  public @Nullable String nextLine() {
    return all.get().stream()
        .map(ShellListener::nextLine)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
