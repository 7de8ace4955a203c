package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoDeleteTest extends PracticePortalTestBase {
  @ContractRow("P30")
  @ParameterizedTest
  @EnumSource
  void deleteReturns200WithAndWithoutAPhoto(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    String photo = ana.get(photo("ana")).string("response", "original");
    String standIn = "/static/images/default_user_photo_size_200-200.png?hash=";
    TestResponse first = ana.delete(photo("ana"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.members("response"))
        .containsExactly("original", "retina", "max", "big", "medium", "small");
    assertThat(first.string("response", "original")).startsWith(standIn);
    final TestResponse later = ana.get(photo("ana"));
    assertThat(later.string("response", "original")).startsWith(standIn);
    TestResponse second = ana.delete(photo("ana"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.string("response", "original")).startsWith(standIn);
    assertThat(
            List.of(
                photo,
                first.string("response", "max"),
                later.string("response", "max"),
                second.string("response", "max"),
                ana.get(photo("ana")).string("response", "max")))
        .extracting(PracticePortalTestBase::hash)
        .doesNotHaveDuplicates();
  }

  @ContractRow("P49")
  @ParameterizedTest
  @EnumSource
  void deletedPhotoReappearsWhileItIsCached(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    portal.faults().add(once(PracticeFault.PHOTO_RETURNS));
    String before = ana.get(photo("ana")).string("response", "original");
    TestResponse removed = ana.delete(photo("ana"));
    assertThat(removed.status()).isEqualTo(200);
    String path = before.substring(0, before.indexOf('?') + 1);
    assertThat(removed.string("response", "original")).startsWith(path);
    String later = ana.get(photo("ana")).string("response", "original");
    assertThat(later).startsWith(path).isNotEqualTo(before);
    assertThat(ana.get(later).status()).isEqualTo(200);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 1, 0));
    assertThat(ana.delete(photo("ana")).string("response", "original")).contains("default_user");
    assertThat(ana.get(later).status()).isEqualTo(404);
  }

  @ContractRow("P31")
  @ParameterizedTest
  @EnumSource(names = {"V3_7", "V3_6"})
  void deleteOfAnotherPersonsPhotoReturns403Since36(ServerVersion version) {
    PracticePortal portal = open(version);
    Object before = as(portal, "admin").get(photo("ada")).at("response");
    for (String key : List.of("owner", "admin", "room-admin", "user", "guest")) {
      TestResponse response = as(portal, key).delete(photo("ada"));
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.string("error", "message")).isEqualTo("Access denied");
    }
    assertThat(as(portal, "admin").get(photo("ada")).at("response")).isEqualTo(before);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 0));
  }

  @ContractRow(value = "P31", rules = ServerVersion.V3_5)
  @Test
  void adminDeletesPhotosExceptOfOwnerAndDisabledIn35() {
    PracticePortal portal = open(ServerVersion.V3_5);
    TestClient omar = as(portal, "admin");
    for (String userName : List.of("omar", "nils", "ada", "lin")) {
      assertThat(omar.delete(photo(userName)).status()).isEqualTo(200);
    }
    TestResponse disabled = omar.delete(photo("dora"));
    assertThat(disabled.status()).isEqualTo(403);
    assertThat(disabled.string("error", "message")).isEqualTo("Access denied");
    TestResponse owner = omar.delete(photo("ana"));
    assertThat(owner.status()).isEqualTo(500);
    assertThat(owner.string("error", "message")).isEqualTo("No permissions to perform this action");
    assertThat(as(portal, "user").delete(photo("ada")).status()).isEqualTo(403);
    assertThat(as(portal, "owner").delete(photo("ana")).status()).isEqualTo(200);
  }
}
