package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the api command at the prompt. */
class ApiTerminalTest {
  private static final String PROMPT = "practice (omar)";

  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private final List<String> sent = new CopyOnWriteArrayList<>();

  private void relay(PracticePortal portal) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            sent.add(request.getMethod() + " " + request.getTarget());
            return Relay.forward(portal.address(), request);
          }
        });
  }

  private Map<String, String> connection(PracticePortal portal) {
    return Map.of(
        "DOCSPACE_BASE_URL",
        server.url("/").toString(),
        "DOCSPACE_API_KEY",
        portal.keys().get(0).token());
  }

  @Test
  void tabCompletesPathsPeopleAndQuery() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.awaitPrompt(PROMPT).type("api ");
      // The first Tab reads the description, which may take a while.
      terminal.pressUntil("\t", "the methods", text -> text.contains("GET      252 calls"));
      terminal.await("DELETE   49 calls");
      terminal.type("GET peo\t").awaitLine(PROMPT + "> api GET people").type("/\t");
      terminal.await(
          "people/@self", text -> text.matches("(?s).*people/@self +Get your own profile.*"));
      terminal.await("more: type another letter");
      terminal.type("lovel").tabTo(PROMPT + "> api GET people/ada").type("/\t");
      terminal.awaitLine(PROMPT + "> api GET people/ada/photo");
      terminal.ctrl('C').awaitPrompt(PROMPT).type("api GET people/filter --query sortO\t");
      terminal.awaitLine(PROMPT + "> api GET people/filter --query sortOrder=").type("\t");
      terminal.await("sortOrder=1  Descending");
      terminal.ctrl('C').awaitPrompt(PROMPT).type("api GET people/filter?employeeStatus=\t");
      terminal.await("people/filter?employeeStatus=4  Pending");
      terminal.ctrl('C').awaitPrompt(PROMPT).type("api POST people/omar/photo --file Fi\t");
      terminal.awaitLine(PROMPT + "> api POST people/omar/photo --file File=@");
      terminal.ctrl('C').awaitPrompt(PROMPT).type("api POST files/rooms \t");
      terminal.awaitLine(PROMPT + "> api POST files/rooms '{\"title\": \"\", \"roomType\": 1}'");
      terminal.ctrl('C').awaitPrompt(PROMPT).type("help api PUT people/lovel");
      terminal.tabTo(PROMPT + "> help api PUT people/ada").type("/photo\r");
      terminal.await("PUT /api/2.0/people/{userid}/photo").await("Body: document");
      terminal.await("For example:").await("api PUT people/ada/photo '{\"files\": ");
    }
  }

  @Test
  void responseIsColouredAndPaged() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.enter(PROMPT, "api GET people/@self").await("\"userName\": \"omar\"");
      terminal.await(
          "the status line",
          text -> text.matches("(?s).*\\n200 · \\d+ ms · [\\d,]+ bytes · application/json.*"));
      assertThat(terminal.allSent()).containsPattern("\u001b\\[[0-9;]+m\"userName\"");
      terminal.enter(PROMPT, "api GET people/filter --query sortBy=email --all");
      terminal.await("q closes, / searches").type("/grace.kim@\r");
      terminal.await("grace.kim@example.com").type("q").awaitPrompt(PROMPT);
      assertThat(terminal.allSent()).contains(" · 1 page · 24 items");
      terminal.enter(PROMPT, "api GET no/such/call").await("does not list this path; sent anyway");
      terminal
          .await("The portal has no endpoint GET /api/2.0/no/such/call (404)")
          .awaitPrompt(PROMPT);
    }
  }

  @Test
  void imageIsUploadedAsAFormAndShownAsItsSize() throws Exception {
    Path picture = home.resolve("me (1).png");
    ImageIO.write(new BufferedImage(70, 50, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.awaitPrompt(PROMPT);
      terminal.type("api POST people/omar/photo --file 'File=@me (1).png' --file Autosave=true\r");
      terminal.await("\"success\": true").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "photo-show @self").await("70×50").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "last --as node").await("writeFileSync").awaitPrompt(PROMPT);
      terminal.type("api POST people/sean/photo --file 'File=@me (1).png'\r");
      terminal.await("The portal answered 200 but refused the request: Security error");
      terminal.awaitPrompt(PROMPT);
      // An image is not shown as text.
      terminal.type("api GET /static/images/default_user_photo_size_32-32.png\r");
      terminal.await("a count", text -> text.matches("(?s).*\\nimage/png, [\\d,]+ bytes *\\n.*"));
      assertThat(terminal.allSent()).doesNotContain("IHDR");
    }
  }

  @Test
  void productionPortalAsksBeforeAChange() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = new LauncherTerminal(home, connection(portal))) {
      relay(portal);
      Files.writeString(home.resolve("key"), portal.keys().get(0).token());
      terminal.awaitPrompt("photoshell");
      terminal.type("connect " + server.url("/") + " --name live --production --token-file key\r");
      terminal.await(
          "the prompt of a production portal",
          text -> text.stripTrailing().matches("(?s).*live.*\\(omar\\)>"));
      sent.clear();

      terminal.enter("api GET people/@self").await("\"userName\": \"omar\"").awaitAnyPrompt();
      terminal.enter("api DELETE people/omar/photo");
      terminal.await("This is a production portal. Send DELETE /api/2.0/people/omar/photo?");
      terminal.awaitLineEnding("Type DELETE to continue:").type("y\r");
      terminal.await("Nothing was sent.").awaitAnyPrompt();
      assertThat(sent).containsExactly("GET /api/2.0/people/@self");

      terminal.enter("api DELETE people/omar/photo").awaitLineEnding("Type DELETE to continue:");
      terminal.type("delete\r").await("default_user_photo").awaitAnyPrompt();
      assertThat(sent).contains("DELETE /api/2.0/people/omar/photo");
      sent.clear();
      terminal.enter("api PUT people/omar/photo {} --yes").await("400 · ").awaitAnyPrompt();
      assertThat(sent).containsExactly("PUT /api/2.0/people/omar/photo");
      assertThat(terminal.text().split("This is a production portal", -1)).hasSize(3);
    }
  }
}
