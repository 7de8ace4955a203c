package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests practice people and faults with the built launcher. */
@NeedsPosix("it starts the launcher for sh")
class PracticeFaultsTerminalTest {
  @TempDir Path home;

  /** A fault, the result of {@code photo-set}, and whether the photo exists afterwards. */
  private record Case(String fault, String ending, boolean set) {}

  private static final List<Case> CASES =
      List.of(
          new Case("rate-limit --seconds 1", "done", true),
          new Case("rate-limit-mute", "done", true),
          new Case("daily-limit", "refused", false),
          new Case("bad-gateway", "done", true),
          new Case("bad-gateway --times 9", "no-answer", false),
          new Case("unpaid", "refused", false),
          new Case("blocked-network", "refused", false),
          new Case("no-scope", "refused", false),
          new Case("suspended --on any", "refused", false),
          new Case("removing --on any", "no-answer", false),
          new Case("restoring --on any", "refused", false),
          new Case("photo-returns", "done", true),
          new Case("slow --seconds 1", "done", true),
          new Case("dropped", "done", true),
          new Case("dropped-after", "done", true),
          new Case("cut-body", "done", true),
          new Case("not-json", "no-answer", false),
          new Case("expired-key", "not-connected", false),
          new Case("clock-off", "done", true));

  @Test
  void everyFaultReportsTheResultAndExitCode() throws Exception {
    StringBuilder lines = new StringBuilder("practice\npractice-as uma\n");
    for (Case testCase : CASES) {
      String calls = testCase.fault().contains("--on") ? "" : " --on PUT";
      lines.append("practice-reset\npractice-fault " + testCase.fault() + calls + "\n");
      lines.append("photo-set @self https://photos.example/ada.png --yes --json\n");
      lines.append("practice-fault --clear\nperson @self\n");
    }
    Path in = Files.writeString(home.resolve("in"), lines);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(LauncherTerminal.LAUNCHER, "--keep-going")
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("PHOTOSHELL_HOME", home.toString());
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    String errors = Files.readString(err, StandardCharsets.UTF_8);
    assertThat(all(errors, "\"kind\": \"([a-z-]+)\""))
        .isEqualTo(
            CASES.stream().map(Case::ending).filter(ending -> !ending.equals("done")).toList());
    // The photo that the portal returns to a request without faults.
    String results = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(all(results, "(?m)^photo +(a PNG of 400×400|none|no)"))
        .isEqualTo(
            CASES.stream().map(testCase -> testCase.set() ? "a PNG of 400×400" : "no").toList());
    assertThat(results + errors).doesNotContain("must never be shown").doesNotContain("Exception");
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void promptShowsThePracticePersonAndFaults() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.awaitPrompt("practice (omar)").type("practice-fault dropped-a\t");
      terminal.awaitLine("practice (omar)> practice-fault dropped-after").type("\r");
      String broken = "practice (omar) fault: dropped-after";
      terminal.enter(broken, "practice-fault unpaid --times 2");
      String both = "practice (omar) faults: dropped-after, unpaid ×2";
      // Tab requests people from the portal and must not use up a fault.
      terminal.awaitPrompt(both).type("person LOVEL").tabTo(both + "> person ada");
      terminal.ctrl('C').awaitPrompt(both).type("practice-fault --clear\r");
      terminal.awaitPrompt("practice (omar)").type("practice-as lovel");
      terminal.tabTo("practice (omar)> practice-as ada").type("\r");
      terminal.awaitPrompt("practice (ada)").type("practice-fault --list\r");
      terminal
          .await("only reading the photo shows whether it was made")
          .awaitPrompt("practice (ada)");
      terminal.enter("practice (ada)", "photo-clear @self --yes");
      terminal.enter("practice (ada)", "practice-log").await("photo of ada");
      Path file = home.resolve("state.json");
      terminal.enter("practice (ada)", "practice --save " + file).await("is saved to");
      terminal.enter("practice (ada)", "practice-reset").await("The practice portal is reset");
      terminal.enter("practice (ada)", "practice --load " + file).awaitPrompt("practice (omar)");
      Files.writeString(file, "{}");
      terminal.enter("practice (omar)", "practice --load " + file);
      terminal.await("it is not the state of a practice portal").awaitPrompt("practice (omar)");
      terminal.enter("practice (omar)", "practice-as dora").await("Dora Weiss is disabled");
      terminal.enter("practice (omar)", "practice-as lin").await("no key works yet");
      terminal.awaitPrompt("practice (omar)");
    }
  }

  @Test
  void portalStateLastsUntilItIsCleared() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.enter("practice (omar)", "practice-fault restoring");
      terminal.await("Until 'practice-fault --clear': 403 for everything except settings");
      String restoring = "practice (omar) fault: restoring";
      terminal.enter(restoring, "person uma").await("is being restored from a backup (403)");
      terminal.enter(restoring, "photo-show uma").await("is being restored from a backup (403)");
      terminal.enter(restoring, "practice-as uma").await("until that is finished it only shows");
      terminal.enter("practice (uma) fault: restoring", "practice-fault --clear");
      terminal.enter("practice (uma)", "person @self").await("Uma Iyer");
    }
  }

  @Test
  void expiredKeyMessageNamesTheNextStep() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      String omar = "practice (omar)";
      terminal.enter(omar, "practice-as omar --key expired");
      terminal.await("'practice-as omar' without --key uses a key that works.");
      terminal.enter(omar, "practice-as omar --key short-lived").await("It expires");
      terminal.enter(omar, "practice-fault clock-off --times 9");
      terminal.awaitPrompt(omar + " fault: clock-off ×9").type("person uma\r");
      terminal.await("The portal refused the API key (401)").await("'practice-as <person>' uses");
      terminal.enter("practice-fault --clear").enter(omar, "practice-as omar --key admin");
      terminal.enter(omar, "clear").enter(omar, "person uma").await("Uma Iyer");
    }
  }
}
