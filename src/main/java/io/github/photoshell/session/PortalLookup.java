package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.Parsed;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Finds the portal that the user means: typed, or given by the start option or the environment, as
 * an address or as the name of a saved portal.
 */
@Component
public final class PortalLookup {
  private final StartOptions startOptions;
  private final SavedPortals portals;

  PortalLookup(StartOptions startOptions, SavedPortals portals) {
    this.startOptions = startOptions;
    this.portals = portals;
  }

  /**
   * Returns the address or name of the portal to connect to.
   *
   * @throws UsageException if none is given
   */
  String portal(ConnectRequest request) {
    return Optional.ofNullable(request.portal())
        .or(this::knownPortal)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no portal to connect to.",
                    "Type 'connect https://portal.example.com', or set "
                        + StartOptions.PORTAL_VARIABLE
                        + "."));
  }

  /** Returns the default portal: from the start option, else from the environment. */
  public Optional<String> knownPortal() {
    return Optional.ofNullable(startOptions.portal())
        .or(this::environmentPortal)
        .filter(portal -> !portal.isBlank());
  }

  /** Returns the address of the default portal; empty if there is none, or it is not valid. */
  public Optional<ServerAddress> knownAddress() {
    return knownPortal()
        .map(this::address)
        .map(ServerAddress::parse)
        .filter(Parsed.Valid.class::isInstance)
        .map(parsed -> ((Parsed.Valid) parsed).address());
  }

  /** Returns whether the environment gives no portal, or one with this address. */
  boolean environmentAllows(String address) {
    return environmentPortal()
        .filter(portal -> !portal.isBlank())
        .map(portal -> isSame(address(portal), address))
        .orElse(true);
  }

  /** Returns the address of a saved portal; what is not a saved name is an address. */
  private String address(String portal) {
    return saved(portal).map(SavedPortal::address).orElse(portal);
  }

  private static boolean isSame(String one, String other) {
    return (ServerAddress.parse(one) instanceof Parsed.Valid first
            && ServerAddress.parse(other) instanceof Parsed.Valid second)
        ? first.address().equals(second.address())
        : one.strip().equals(other.strip());
  }

  private Optional<String> environmentPortal() {
    return Optional.ofNullable(startOptions.environment().get(StartOptions.PORTAL_VARIABLE));
  }

  /** Returns the saved portal with this name, if any. */
  Optional<SavedPortal> saved(String name) {
    return SavedPortal.isName(name)
        ? savedPortals().stream().filter(portal -> portal.name().equals(name)).findFirst()
        : Optional.empty();
  }

  /** Returns whether this is rather a mistyped name than an address without a scheme. */
  boolean isUnknownName(String typed) {
    return SavedPortal.isName(typed)
        && (PortalPrompt.PRACTICE.equalsIgnoreCase(typed) || !savedPortals().isEmpty());
  }

  private List<SavedPortal> savedPortals() {
    try {
      return portals.all();
    } catch (IOException e) {
      throw new UsageException(
          "The saved portals cannot be read: " + e.getMessage() + ".",
          "You can still connect with an address.");
    }
  }

  /**
   * Returns whether this is the address of a production portal, whichever name it is saved under.
   *
   * @param warned receives a warning if the saved portals cannot be read
   */
  boolean isProduction(ServerAddress address, Consumer<Text> warned) {
    try {
      return portals.isProduction(address);
    } catch (IOException e) {
      warned.accept(
          Text.of(
              Style.WARN,
              "The saved portals cannot be read: %s. Whether this is a production portal is unknown."
                  .formatted(e.getMessage())));
      return false;
    }
  }
}
