package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.portal.SampleResponses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests two shells that change photos at the same time. */
class ConcurrentChangeTest {
  private static final String IMAGE = "https://photos.example/ada.png";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;

  @Test
  void secondWaitsUntilTheFirstIsVerified() throws Exception {
    ScriptedPortal portal =
        new ScriptedPortal(server, folder).connect("3.7.2", SampleResponses.PATIENT).withPhoto();
    CompletableFuture<PhotoOutcome> second = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              begun.countDown();
              second.complete(portal.clear("ada", Confirmation.always()));
            });
    PhotoOutcome first =
        portal.set(
            "ada",
            IMAGE,
            change -> {
              other.start();
              try {
                return begun.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                return false;
              }
            });
    assertThat(first).isInstanceOf(Changed.class);
    PhotoOutcome later = second.get(20, TimeUnit.SECONDS);
    if (later instanceof Changed changed) {
      assertThat(changed.before()).isEqualTo(((Changed) first).after().urls());
    } else {
      assertThat(later).isInstanceOf(Busy.class);
    }
  }

  @Test
  void openQuestionBlocksOtherShells() {
    ScriptedPortal portal =
        new ScriptedPortal(server, folder).connect("3.7.2", SampleResponses.PATIENT).withPhoto();
    PhotoOutcome[] inBetween = new PhotoOutcome[1];
    PhotoOutcome first =
        portal.set(
            "ada",
            IMAGE,
            change -> {
              inBetween[0] = portal.clear("ada", Confirmation.always());
              return true;
            });
    assertThat(inBetween[0]).isInstanceOf(Busy.class);
    assertThat(first).isInstanceOf(Changed.class);
    assertThat(portal.changes()).isEqualTo(1);
    assertThat(portal.clear("ada", Confirmation.always())).isInstanceOf(Changed.class);
  }

  @Test
  void otherPeoplesPhotosDoNotWait() {
    try (KeyedLock ada = KeyedLock.tryLock(folder.resolve("turns"), SampleResponses.ADA);
        KeyedLock grace = KeyedLock.tryLock(folder.resolve("turns"), SampleResponses.GRACE)) {
      assertThat(ada).isNotNull();
      assertThat(grace).isNotNull();
      assertThat(KeyedLock.tryLock(folder.resolve("turns"), SampleResponses.ADA)).isNull();
    }
    try (KeyedLock again = KeyedLock.tryLock(folder.resolve("turns"), SampleResponses.ADA)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void withoutALockFileNobodyWaits() throws Exception {
    Path file = Files.createFile(folder.resolve("no folder"));
    try (KeyedLock keyedLock = KeyedLock.tryLock(file.resolve("turns"), SampleResponses.ADA);
        KeyedLock other = KeyedLock.tryLock(file.resolve("turns"), SampleResponses.ADA)) {
      assertThat(keyedLock).isNotNull();
      assertThat(other).isNotNull();
    }
  }
}
