package io.github.photoshell.portal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The API key that is in use: {@code ApiKeyResponseDto} (contract 4.5).
 *
 * @param key masked by the portal, {@code sk-***} and the last four digits
 * @param permissions the scopes; empty when the key is unrestricted
 * @param createBy the person who created the key, as whom it acts
 * @param expiresAt {@code yyyy-MM-ddTHH:mm:ss.fffffff} with {@code Z} or an offset; null when it
 *     never expires
 */
public record ApiKey(
    @Lenient @Nullable String name,
    @Lenient @Nullable String key,
    List<String> permissions,
    Maker createBy,
    @Lenient @Nullable String expiresAt) {

  /**
   * Accepts missing members, as the portal omits null values and possibly an empty list of
   * permissions.
   *
   * @throws IllegalArgumentException when the creator is missing
   */
  public ApiKey {
    if (createBy == null) {
      throw new IncompleteResponseException("a key without its creator");
    }
    permissions =
        permissions == null ? List.of() : permissions.stream().filter(Objects::nonNull).toList();
  }

  /**
   * The person who created the key.
   *
   * @param id a GUID
   * @param displayName decoded
   */
  public record Maker(String id, @HtmlEncoded @Nullable String displayName) {
    /**
     * Requires the ID.
     *
     * @throws IllegalArgumentException without an ID
     */
    public Maker {
      if (id == null || id.isBlank()) {
        throw new IncompleteResponseException("a key creator without an ID");
      }
    }
  }
}
