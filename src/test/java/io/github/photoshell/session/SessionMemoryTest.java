package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {
  private final Session session =
      SampleSessions.session(null, Role.ADMIN, "3.7.2", List.of("accounts:write"));

  @SuppressWarnings("unchecked")
  private static List<String> names(Session session) {
    return session.memory().get(ArrayList.class, ArrayList::new);
  }

  @Test
  void limitedSessionRemembersWithItsSession() {
    names(session.limitedTo(100)).add("ada");
    assertThat(names(session)).containsExactly("ada");
  }

  @Test
  void dryRunNeitherKnowsNorChangesWhatTheSessionRemembers() {
    names(session).add("ada");
    Session dry = session.asDryRun(new DryRun(DryRun.Scenario.GOOD, SampleResponses.ADA, "ada"));
    assertThat(names(dry)).isEmpty();
    names(dry).add("grace");
    assertThat(names(session)).containsExactly("ada");
  }

  @Test
  void anotherSessionStartsWithoutMemories() {
    names(session).add("ada");
    assertThat(names(SampleSessions.expiring(null))).isEmpty();
  }
}
