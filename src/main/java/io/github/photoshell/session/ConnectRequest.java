package io.github.photoshell.session;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.session.SavedPortal.Colour;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code connect}; null or empty if not given.
 *
 * @param portal an address, or the name of a saved portal
 * @param name the name under which to save the portal
 * @param clientCert a file with a client certificate
 */
record ConnectRequest(
    @Nullable String portal,
    @Nullable String name,
    ApiKeySource key,
    @Nullable String caFile,
    @Nullable String clientCert,
    @Nullable Colour colour,
    boolean production,
    boolean allowHttp) {
  static final ConnectRequest NOTHING =
      new ConnectRequest(null, null, ApiKeySource.NONE, null, null, null, false, false);

  ConnectRequest {
    key = new ApiKeySource(key.file(), List.copyOf(key.command()), key.waitSeconds());
  }

  /**
   * Returns the portal to save.
   *
   * @param known the saved portal that was connected to, which supplies missing values
   * @param isProduction whether the address already belongs to a production portal
   */
  SavedPortal toSave(String as, String address, @Nullable SavedPortal known, boolean isProduction) {
    ApiKeySource source = key.isGiven() || known == null ? key : ApiKeySource.of(known);
    return new SavedPortal(
        as,
        address,
        absolute(source.file()),
        source.command(),
        key.waitSeconds() == null ? source.waitSeconds() : key.waitSeconds(),
        caFile == null && known != null ? known.caFile() : absolute(caFile),
        clientCert == null && known != null ? known.clientCert() : absolute(clientCert),
        colour == null && known != null ? known.colour() : colour,
        production || isProduction);
  }

  private static @Nullable String absolute(@Nullable String file) {
    try {
      return file == null ? null : TypedPath.of(file).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return file;
    }
  }
}
