package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.KnownPortals.KnownPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is remembered of portals, to connect faster the next time. */
class KnownPortalsTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final KnownPortal OWNER = new KnownPortal(SampleResponses.ADA, true);
  private static final KnownPortal LIMITED = new KnownPortal(SampleResponses.GRACE, false);

  @TempDir Path folder;
  private Path file;
  private KnownPortals known;

  @BeforeEach
  void choose() {
    file = folder.resolve("state/known-portals");
    known = new KnownPortals(file);
  }

  @Test
  void savedFactsAreFoundAgain() {
    assertThat(known.find(PORTAL)).isNull();
    known.save(PORTAL, OWNER);
    assertThat(new KnownPortals(file).find(PORTAL)).isEqualTo(OWNER);
    known.save(PORTAL, LIMITED);
    assertThat(known.find(PORTAL)).isEqualTo(LIMITED);
    assertThat(known.find(SampleResponses.address("https://other.example"))).isNull();
  }

  @Test
  void sameFactsAreNotWrittenAgain() throws IOException {
    known.save(PORTAL, OWNER);
    Files.writeString(file, Files.readString(file) + "# a remark\n");
    known.save(PORTAL, OWNER);
    assertThat(file).content().endsWith("# a remark\n");
  }

  @Test
  void accountWithoutAnIdIsNotSaved() {
    known.save(PORTAL, new KnownPortal("ada", true));
    assertThat(file).doesNotExist();
  }

  @Test
  void forgottenPortalIsUnknownAndTheOthersStay() throws IOException {
    known.forget("https://portal.example");
    assertThat(file).doesNotExist();
    ServerAddress other = SampleResponses.address("https://other.example");
    known.save(PORTAL, OWNER);
    known.save(other, LIMITED);
    known.forget("https://portal.example");
    assertThat(known.find(PORTAL)).isNull();
    assertThat(known.find(other)).isEqualTo(LIMITED);
  }

  @Test
  void fullFileForgetsOnePortal() throws IOException {
    known.save(PORTAL, OWNER);
    StringBuilder more = new StringBuilder(Files.readString(file));
    for (int i = 1; i < 100; i++) {
      more.append("https\\://p")
          .append(i)
          .append(".example=")
          .append(OWNER.accountId())
          .append('\n');
    }
    Files.writeString(file, more);
    ServerAddress first = SampleResponses.address("https://p1.example");
    assertThat(known.find(first)).isEqualTo(new KnownPortal(OWNER.accountId(), false));
    ServerAddress next = SampleResponses.address("https://next.example");
    known.save(next, LIMITED);
    assertThat(known.find(next)).isEqualTo(LIMITED);
    assertThat(
            IntStream.range(1, 100)
                .filter(
                    i -> known.find(SampleResponses.address("https://p" + i + ".example")) == null)
                .count())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void fileOfAnotherProgramIsNotTouched() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "something else\n");
    known.save(PORTAL, OWNER);
    assertThat(known.find(PORTAL)).isNull();
    assertThat(file).hasContent("something else");
  }
}
