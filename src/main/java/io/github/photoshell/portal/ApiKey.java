package io.github.photoshell.portal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The API key that is in use: {@code ApiKeyResponseDto} (contract 4.5).
 *
 * @param key masked by the portal, {@code sk-***} and the last four digits
 * @param permissions the scopes; empty when the key is unrestricted
 * @param createBy who made the key, and so whom it acts as
 * @param expiresAt {@code yyyy-MM-ddTHH:mm:ss.fffffff} with {@code Z} or an offset; null when it
 *     never does
 */
public record ApiKey(
    @Lenient @Nullable String name,
    @Lenient @Nullable String key,
    List<String> permissions,
    Maker createBy,
    @Lenient @Nullable String expiresAt) {

  /**
   * The portal leaves out what is null, an empty list of permissions possibly too.
   *
   * @throws IllegalArgumentException when the portal doesn't say whose key it is
   */
  public ApiKey {
    if (createBy == null) {
      throw new IncompleteResponseException("a key without its maker");
    }
    permissions =
        permissions == null ? List.of() : permissions.stream().filter(Objects::nonNull).toList();
  }

  /**
   * Who made the key.
   *
   * @param id a GUID
   * @param displayName decoded
   */
  public record Maker(String id, @HtmlEncoded @Nullable String displayName) {
    /**
     * The ID is what the key is asked for.
     *
     * @throws IllegalArgumentException without an ID
     */
    public Maker {
      if (id == null || id.isBlank()) {
        throw new IncompleteResponseException("a key's maker without an ID");
      }
    }
  }
}
