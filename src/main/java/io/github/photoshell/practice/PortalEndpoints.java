package io.github.photoshell.practice;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("culture", "en-US");
    settings.put("cookieSettingsEnabled", false);
    settings.put("deepLink", Map.of("androidPackageName", "", "url", "", "iosPackageId", ""));
    settings.put("greetingSettings", "Practice portal");
    settings.put("trustedDomainsType", 0);
    settings.put("utcOffset", "%02d:00:00".formatted(offset.toHours()));
    settings.put("utcHoursOffset", offset.toHours());
    settings.put("ownerId", known ? state.members().owner().id().toString() : EMPTY_ID);
    settings.put("docSpace", true);
    settings.put("standalone", true);
    settings.put("baseDomain", "localhost");
    settings.put("version", state.version().version());
    settings.put("tenantStatus", state.portalCondition().tenantStatus());
    settings.put("tenantAlias", "");
    settings.put("maxImageUploadSize", known ? PortalState.MAX_FILE_BYTES : 0);
    if (known) {
      settings.put("timezone", PortalTime.ZONE.getId());
    }
    return ActionResult.of(settings);
  }

  static ActionResult build(RequestContext context) {
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("docSpace", context.state().version().version());
    build.put("documentServer", "9.4.0");
    return ActionResult.of(build);
  }

  static ActionResult capabilities(RequestContext context) {
    Map<String, Object> capabilities = new LinkedHashMap<>();
    capabilities.put("ldapEnabled", false);
    capabilities.put("providers", List.of());
    capabilities.put("ssoLabel", "");
    capabilities.put("oauthEnabled", true);
    capabilities.put("ssoUrl", "");
    capabilities.put("identityServerEnabled", true);
    return ActionResult.of(capabilities);
  }

  private static Duration offset(PortalState state) {
    ZoneOffset offset = PortalTime.ZONE.getRules().getOffset(state.now());
    return Duration.ofSeconds(offset.getTotalSeconds());
  }
}
