package io.github.photoshell.practice;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Information about the portal, most of it public (sections 4.7, 4.8 and 4.10 of the contract). */
final class PortalEndpoints {
  private static final String EMPTY_ID = "00000000-0000-0000-0000-000000000000";

  private PortalEndpoints() {}

  /**
   * Returns the settings. Without a key, owner and limit are left out, and the time zone is UTC.
   */
  static ActionResult settings(RequestContext context) {
    PortalState state = context.state();
    boolean known = context.isSignedIn();
    Duration offset = known ? offset(state) : Duration.ZERO;
    return ActionResult.of(
        JsonBodies.members(
            "culture", "en-US",
            "cookieSettingsEnabled", false,
            "deepLink", Map.of("androidPackageName", "", "url", "", "iosPackageId", ""),
            "greetingSettings", "Practice portal",
            "trustedDomainsType", 0,
            "utcOffset", "%02d:00:00".formatted(offset.toHours()),
            "utcHoursOffset", offset.toHours(),
            "ownerId", known ? state.members().owner().id().toString() : EMPTY_ID,
            "docSpace", true,
            "standalone", true,
            "baseDomain", "localhost",
            "version", state.version().version(),
            "tenantStatus", state.portalCondition().tenantStatus(),
            "tenantAlias", "",
            "maxImageUploadSize", known ? PortalState.MAX_FILE_BYTES : 0,
            "timezone", known ? PortalTime.ZONE.getId() : null));
  }

  static ActionResult build(RequestContext context) {
    return ActionResult.of(
        JsonBodies.members(
            "docSpace", context.state().version().version(), "documentServer", "9.4.0"));
  }

  static ActionResult capabilities(RequestContext context) {
    return ActionResult.of(
        JsonBodies.members(
            "ldapEnabled", false,
            "providers", List.of(),
            "ssoLabel", "",
            "oauthEnabled", true,
            "ssoUrl", "",
            "identityServerEnabled", true));
  }

  private static Duration offset(PortalState state) {
    ZoneOffset offset = PortalTime.ZONE.getRules().getOffset(state.now());
    return Duration.ofSeconds(offset.getTotalSeconds());
  }
}
