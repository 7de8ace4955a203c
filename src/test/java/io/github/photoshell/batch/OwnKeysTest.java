package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PlannedChanges.Change;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.AdminUser;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how long an import holds the API keys of its list. */
class OwnKeysTest {
  private static final ImportOptions USUAL =
      new ImportOptions(0, false, false, false, false, false, false, null);

  @TempDir Path home;
  private PracticePortal practice;
  private Session session;
  private PhotoPermissions rules;
  private ImportPlanner planner;

  @BeforeEach
  void plan() throws Exception {
    practice = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, 24));
    session =
        AdminUser.session(
            AdminUser.portal(practice, SampleResponses.address(practice.address())), "3.7.2");
    rules = new PhotoPermissions(session);
    planner = new ImportPlanner(session, rules, ImportJournal.none(), USUAL, (done, total) -> {});
    planner.plan(List.of(entry("sean"), entry("uma")));
  }

  private ImportEntry entry(String person) throws IOException {
    Path image = Files.write(home.resolve("image.png"), TestImages.png(20, 30));
    Path key = Files.writeString(home.resolve(person), PracticeKeys.of(practice, person) + "\n");
    return new ImportEntry(
        person,
        person,
        "",
        "",
        "",
        "",
        "image.png",
        image.toString(),
        false,
        new PersonKey(key.toString(), null),
        null);
  }

  @AfterEach
  void stop() {
    planner.close();
    session.portal().close();
    practice.close();
  }

  private static boolean isWiped(Change change) {
    try {
      change.session().portal().api().self().orThrow();
      return false;
    } catch (PortalException e) {
      return e.kind() == FailureKind.CANCELLED;
    }
  }

  @Test
  void keyIsWipedAfterItsRow() {
    Change first = planner.changes().changes().get(0);
    Change second = planner.changes().changes().get(1);
    PhotoBackups replaced = new PhotoBackups(home.resolve("replaced"));
    People people = new People();
    ImportRun run =
        new ImportRun(
            session,
            new SetPhoto(people, replaced, Clock.systemUTC()),
            new ClearPhoto(people, replaced),
            ImportJournal.none(),
            null,
            rules,
            USUAL,
            SamplePlans.plan(planner.rows().toArray(BatchRow[]::new)),
            (done, total) -> {});
    assertThat(isWiped(first)).isFalse();

    assertThat(run.of(List.of(first)).count(Result.CHANGED)).isEqualTo(1);

    assertThat(isWiped(first)).isTrue();
    assertThat(isWiped(second)).isFalse();
  }

  @Test
  void keysOfRowsThatAreNotReachedAreWipedAtTheEnd() {
    List<Change> changes = planner.changes().changes();
    assertThat(changes).hasSize(2).noneMatch(OwnKeysTest::isWiped);

    planner.close();

    assertThat(changes).allMatch(OwnKeysTest::isWiped);
  }
}
