package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import io.github.photoshell.portal.Exchange;
import io.github.photoshell.portal.HttpCall;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalAddress;
import io.github.photoshell.portal.Timeouts;
import io.github.photoshell.portal.Token;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;

/** Runs the programs: each sets and clears a photo, and ends as the portal's answer deserves. */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {
  private static final String ADA = "https://photos.example/ada.png";

  @TempDir Path folder;
  private PracticePortal practice;
  private Portal portal;
  private String self;
  private String other;
  private Path picture;
  private final List<Exchange> exchanges = new ArrayList<>();

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    practice = PracticePortal.start(PracticeSettings.usual());
    PortalAddress address =
        ((PortalAddress.Parsed.Valid) PortalAddress.parse(practice.address())).address();
    portal =
        Portal.at(
            address,
            Token.of(practice.keys().get(0).token()).orElseThrow(),
            Timeouts.usual(),
            exchanges::add);
    self = portal.self().orThrow().id();
    other = portal.profile("sean").orThrow().id();
    picture = folder.resolve("it's \"me\" (1).png");
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
  }

  @AfterEach
  void close() {
    practice.close();
  }

  private HttpCall last() {
    return exchanges.get(exchanges.size() - 1).call();
  }

  private HttpCall put(String who) {
    portal.setPhoto(who, ADA);
    return last();
  }

  private HttpCall upload(String who) throws IOException {
    portal.uploadPhoto(who, picture, "image/png", Files.readAllBytes(picture));
    return last();
  }

  private HttpCall delete(String who) {
    portal.clearPhoto(who);
    return last();
  }

  private boolean hasPhoto() {
    return !portal.photo(self).orThrow().isDefault();
  }

  private Ended run(List<String> command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("DOCSPACE_BASE_URL", practice.address() + "/");
    builder.environment().put("DOCSPACE_API_KEY", practice.keys().get(0).token());
    builder.environment().put("NO_PROXY", "127.0.0.1,localhost");
    builder.environment().put("no_proxy", "127.0.0.1,localhost");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void assumeRuns(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean runs = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
      told(runs, command);
    } catch (IOException missing) {
      told(false, command);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void told(boolean runs, String... command) {
    String reason = "skipped: '" + String.join(" ", command) + "' does not run here";
    if (!runs) {
      System.err.println(reason);
    }
    assumeTrue(runs, reason);
  }

  @FunctionalInterface
  private interface Runner {
    Ended run(String program) throws Exception;
  }

  private void setsAndClearsAndTellsTheTruth(Language language, Runner runner) throws Exception {
    HttpCall put = put(self);
    HttpCall upload = upload(self);
    HttpCall refusedPut = put(other);
    HttpCall refusedUpload = upload(other);
    HttpCall delete = delete(self);
    assertThat(hasPhoto()).isFalse();

    done(language, put, runner);
    assertThat(hasPhoto()).as("set by address").isTrue();
    refused(language, refusedPut, runner, "Access denied");
    done(language, delete, runner);
    assertThat(hasPhoto()).as("cleared").isFalse();
    done(language, upload, runner);
    assertThat(hasPhoto()).as("set from a file").isTrue();
    refused(language, refusedUpload, runner, "Security error");
  }

  private static String program(Language language, HttpCall call) {
    return String.join("\n", language.program(call)) + "\n";
  }

  private void done(Language language, HttpCall call, Runner runner) throws Exception {
    Ended ended = runner.run(program(language, call));
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("\"response\"");
  }

  private void refused(Language language, HttpCall call, Runner runner, String reason)
      throws Exception {
    Ended ended = runner.run(program(language, call));
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains(reason);
    assertThat(ended.out()).isEmpty();
  }

  private Runner interpreted(String name, String... command) {
    return program -> {
      Path file = Files.writeString(folder.resolve(name), program);
      return run(Stream.concat(Stream.of(command), Stream.of(file.toString())).toList());
    };
  }

  @Test
  void curl() throws Exception {
    assumeRuns("curl", "--version");
    setsAndClearsAndTellsTheTruth(Language.CURL, interpreted("call.sh", "sh"));
  }

  @Test
  void httpie() throws Exception {
    assumeRuns("http", "--version");
    setsAndClearsAndTellsTheTruth(Language.HTTPIE, interpreted("call.sh", "sh"));
  }

  @Test
  void python() throws Exception {
    assumeRuns("python3", "-c", "import requests");
    setsAndClearsAndTellsTheTruth(Language.PYTHON, interpreted("call.py", "python3"));
  }

  @Test
  void node() throws Exception {
    assumeRuns("node", "--version");
    setsAndClearsAndTellsTheTruth(Language.NODE, interpreted("call.js", "node"));
  }

  @Test
  void java() throws Exception {
    String jars =
        Stream.of(Retrofit.class, OkHttpClient.class, Okio.class, Moshi.class, kotlin.Unit.class)
            .map(one -> one.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    setsAndClearsAndTellsTheTruth(
        Language.JAVA,
        program -> {
          Path source = Files.writeString(folder.resolve("Call.java"), program);
          int compiled =
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "-proc:none", "-cp", jars, source.toString());
          assertThat(compiled).as("compiles:\n" + program).isZero();
          String path = folder + File.pathSeparator + jars;
          return run(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, "Call"));
        });
  }

  @Test
  void portalThatIsGoneIsTold() throws Exception {
    assumeRuns("curl", "--version");
    HttpCall call = put(self);
    practice.close();
    Ended ended = interpreted("call.sh", "sh").run(program(Language.CURL, call));
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("No answer from the portal.");
  }
}
