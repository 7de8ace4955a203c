package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of imports. */
final class SamplePlans {
  /** The photo of Ada, which is set for the first time. */
  static final BatchRow ADA =
      new BatchRow(
          "ada.png",
          "ada",
          SampleResponses.ADA,
          "ada@example.com",
          "Ada Lovelace",
          "ada.png",
          false,
          Result.TO_SET,
          "",
          null);

  private SamplePlans() {}

  /** Returns an image whose person was not found, or whose result is otherwise not good. */
  static BatchRow row(String named, Result result, String reason, @Nullable Remedy remedy) {
    return new BatchRow(named, "", "", "", "", named, false, result, reason, remedy);
  }

  /** Returns a plan of an administrator on DocSpace 3.5.0, which replaces no photo. */
  static Plan plan(BatchRow... rows) {
    return plan(0, true, false, 100, rows);
  }

  static Plan plan(
      int replaced,
      boolean keepsReplaced,
      boolean hasOwnKeys,
      int remainingToday,
      BatchRow... rows) {
    return new Plan(
        SampleResponses.address("https://portal.example"),
        new PortalVersion("3.5.0"),
        new Account("id", "omar", "Omar Haddad", Role.ADMIN),
        Path.of("report.csv"),
        List.of(),
        List.of(rows),
        replaced,
        keepsReplaced,
        hasOwnKeys,
        remainingToday);
  }
}
