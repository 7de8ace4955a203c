package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.portal.TestCertificates;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches the shell's memory for keys after they should be forgotten. */
@NeedsPosix("the launcher replaces itself by Java, whose memory is read")
class TokenMemoryTest {
  /** The encodings of strings in a heap dump: compact strings, others, and code points. */
  private static final List<Charset> FORMS =
      List.of(
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE,
          Charset.forName("UTF-32BE"));

  @TempDir Path home;
  private int dumps;

  @Test
  void keyIsRemovedFromMemoryAfterTheSession() throws Exception {
    TestCertificates certificates = new TestCertificates();
    Files.writeString(home.resolve("own.pem"), certificates.authority().certificatePem());
    // HTTP/2 keeps headers as long as the connection is open.
    try (RevocablePortal revocablePortal =
            new RevocablePortal().startSecure(certificates.of("localhost"));
        RevocablePortal other = new RevocablePortal().start();
        LauncherTerminal terminal = new LauncherTerminal(home, Map.of())) {
      String connect = "connect https://" + revocablePortal.label() + " --ca-file own.pem";
      String admin = revocablePortal.key("admin");
      String owner = other.key("owner");
      terminal
          .enter("photoshell", "connect http://" + other.label())
          .awaitLine("API key (hidden):");
      terminal.type("sk-0123456789abcdef0123456789abcdef\r").await("refused the API key");
      assertThat(formsOf("sk-0123456789abcdef0123456789abcdef", terminal)).isEmpty();

      terminal.enter("photoshell", connect).awaitLine("API key (hidden):");
      terminal.type(admin + "\r");
      String first = revocablePortal.label() + " (omar)";
      terminal.enter(first, "person ada").await("ada.lovelace@example.com");
      terminal.enter(first, "photo-set @self https://photos.example/ada.png").await("is set");
      terminal.awaitPrompt(first).type("person lovel").tabTo(first + "> person ada").ctrl('C');
      terminal.awaitPrompt(first);
      // The key is found while it is in use; otherwise the test would prove nothing.
      assertThat(formsOf(admin, terminal)).isNotEmpty();

      terminal.enter(first, "connect http://" + other.label()).awaitLine("API key (hidden):");
      // Pasted, as most users do.
      terminal.type("\u001b[200~" + owner + "\u001b[201~\r");
      String second = other.label() + " (ana)";
      terminal.awaitPrompt(second);
      assertThat(formsOf(admin, terminal)).isEmpty();

      terminal.enter(second, "person ada").await("ada.lovelace@example.com").awaitPrompt(second);
      terminal
          .enter(second, "disconnect")
          .await("the API key is forgotten")
          .awaitPrompt("photoshell");
      assertThat(formsOf(owner, terminal)).isEmpty();
      terminal.enter("photoshell", "last --as curl").await(", as photoshell sent it.");
    }
  }

  @Test
  void keyOfAFileOrCommandIsRemovedFromMemory() throws Exception {
    try (RevocablePortal revocablePortal = new RevocablePortal().start();
        RevocablePortal other = new RevocablePortal().start();
        LauncherTerminal terminal = new LauncherTerminal(home, Map.of())) {
      String admin = revocablePortal.key("admin");
      String owner = other.key("owner");
      String unknown = "sk-0123456789abcdef0123456789abcdef";
      Files.writeString(home.resolve("admin"), admin + "\n");
      Files.writeString(home.resolve("owner"), owner + "\n");
      Files.writeString(home.resolve("unknown"), unknown + "\n");
      String there = "connect http://" + revocablePortal.label();

      terminal.enter("photoshell", there + " --token-file unknown").await("refused the API key");
      assertThat(formsOf(unknown, terminal)).isEmpty();
      terminal
          .enter("photoshell", there + " --token-command 'cat unknown'")
          .awaitPrompt("photoshell");
      assertThat(formsOf(unknown, terminal)).isEmpty();

      String first = revocablePortal.label() + " (omar)";
      terminal.enter("photoshell", there + " --token-file admin").awaitPrompt(first);
      assertThat(formsOf(admin, terminal)).isNotEmpty();
      terminal
          .enter(first, there + " --token-command 'cat admin'")
          .await("omar")
          .awaitPrompt(first);
      String second = other.label() + " (ana)";
      terminal
          .enter(first, "connect http://" + other.label() + " --token-command 'cat owner'")
          .awaitPrompt(second);
      assertThat(formsOf(admin, terminal)).isEmpty();
      assertThat(formsOf(owner, terminal)).isNotEmpty();
      terminal
          .enter(second, "disconnect")
          .await("the API key is forgotten")
          .awaitPrompt("photoshell");
      assertThat(formsOf(owner, terminal)).isEmpty();
    }
  }

  /** Returns the forms in which reachable objects hold a secret. */
  private List<Charset> formsOf(String secret, LauncherTerminal terminal)
      throws IOException, InterruptedException {
    Path file = home.resolve("heap-" + dumps++);
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(terminal.pid()),
                "GC.heap_dump",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("jcmd").toFile())
            .start();
    assertThat(jcmd.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(file).as(Files.readString(home.resolve("jcmd"))).exists();
    String heap = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<Charset> found = new ArrayList<>();
    for (Charset form : FORMS) {
      if (heap.contains(new String(secret.getBytes(form), StandardCharsets.ISO_8859_1))) {
        found.add(form);
      }
    }
    Files.delete(file);
    return found;
  }
}
