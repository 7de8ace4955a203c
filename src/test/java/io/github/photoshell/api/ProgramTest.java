package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs exported programs that set and clear a photo, and checks their exit codes and output. */
@NeedsPosix("the programs are written for sh")
class ProgramTest {
  private static final String ADA = "https://photos.example/ada.png";

  @TempDir Path folder;
  private PracticePortal practice;
  private Portal portal;
  private Programs programs;
  private String self;
  private String other;
  private Path picture;
  private final List<Exchange> exchanges = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    practice = PracticePortal.start(PracticeSettings.defaults());
    ServerAddress address =
        ((ServerAddress.Parsed.Valid) ServerAddress.parse(practice.address())).address();
    String token = practice.keys().get(0).token();
    portal =
        Portal.at(
            address,
            Token.of(token).orElseThrow(),
            Timeouts.usual(),
            call -> exchanges.add(call.exchange()));
    programs = new Programs(folder, practice.address() + "/", token);
    self = portal.api().self().orThrow().id();
    other = portal.api().profile("sean").orThrow().id();
    picture = folder.resolve("it's \"me\" (1).png");
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
  }

  @AfterEach
  void close() {
    practice.close();
  }

  private Exchange last() {
    return exchanges.get(exchanges.size() - 1);
  }

  private Exchange put(String who) {
    portal.api().setPhoto(who, ADA);
    return last();
  }

  private Exchange upload(String who) throws IOException {
    portal.api().uploadPhoto(who, picture, "image/png", Files.readAllBytes(picture));
    return last();
  }

  private Exchange delete(String who) {
    portal.api().clearPhoto(who);
    return last();
  }

  private boolean hasPhoto() {
    return !portal.api().photo(self).orThrow().isDefault();
  }

  private void done(ExportLanguage exportLanguage, Exchange exchange) throws Exception {
    ProgramResult result = programs.run(exportLanguage, exchange);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"response\"");
  }

  private void refused(ExportLanguage exportLanguage, Exchange exchange, String reason)
      throws Exception {
    ProgramResult result = programs.run(exportLanguage, exchange);
    assertThat(result.code()).isNotZero();
    assertThat(result.err()).contains(reason);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void programSetsClearsAndReportsTheResult(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Exchange put = put(self);
    Exchange upload = upload(self);
    Exchange refusedPut = put(other);
    Exchange refusedUpload = upload(other);
    Exchange refusedDelete = delete(other);
    Exchange delete = delete(self);
    assertThat(hasPhoto()).isFalse();

    done(exportLanguage, put);
    assertThat(hasPhoto()).as("set by address").isTrue();
    refused(exportLanguage, refusedPut, "Access denied");
    refused(exportLanguage, refusedDelete, "Access denied");
    done(exportLanguage, delete);
    assertThat(hasPhoto()).as("cleared").isFalse();
    done(exportLanguage, upload);
    assertThat(hasPhoto()).as("set from a file").isTrue();
    refused(exportLanguage, refusedUpload, "Security error");
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void shortFormSendsTheSameRequest(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Programs shortForms = new Programs(folder, practice.address(), practice.keys().get(0).token());
    Exchange put = put(self);
    Exchange upload = upload(self);
    Exchange delete = delete(self);
    for (Exchange exchange : List.of(put, delete, upload)) {
      ProgramResult result = shortForms.runShortForm(exportLanguage, exchange);
      assertThat(result.code()).as(result.toString()).isZero();
      assertThat(result.out()).contains("\"response\"");
      boolean deletes = exchange.method().equals("DELETE");
      assertThat(hasPhoto()).as(exchange.method()).isEqualTo(!deletes);
    }
    assertThat(exportLanguage.shortForm(upload))
        .hasSizeLessThan(35)
        .hasSizeLessThan(exportLanguage.program(upload).size());
  }

  @ParameterizedTest
  @CsvSource({"CURL,This needs curl 7.76 or newer.", "HTTPIE,This needs HTTPie 3 or newer."})
  void missingToolIsReported(ExportLanguage exportLanguage, String words) throws Exception {
    Path script = Files.write(folder.resolve("call.sh"), exportLanguage.program(put(self)));
    ProgramRunner programs = new ProgramRunner(folder, practice.address(), "sk-unused");
    ProgramResult result =
        programs.run(List.of("/bin/sh", script.toString()), Map.of("PATH", "/nowhere"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo(words + "\n");
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void unreachablePortalIsReported(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Exchange put = put(self);
    practice.close();
    ProgramResult result = programs.run(exportLanguage, put);
    assertThat(result.code()).isNotZero();
    assertThat(result.err()).containsAnyOf("No response from the portal", "ECONNREFUSED");
    assertThat(result.out()).isEmpty();
  }
}
