package io.github.photoshell.session;

import io.github.photoshell.session.SavedPortal.Colour;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts for saved portals. */
final class PortalsText {
  private PortalsText() {}

  static CommandResult of(List<SavedPortal> portals, LineLayout layout) {
    if (portals.isEmpty()) {
      return CommandResult.of(
          Text.of("No saved portals. To save one: connect <portal> --name <name>"));
    }
    Table table = new Table();
    for (SavedPortal portal : portals) {
      table.addRow(
          Text.of(tone(portal), portal.name()),
          Text.of(portal.address()),
          Text.of(source(portal)),
          Text.of(portal.caFile() == null ? "" : "trusts " + portal.caFile()),
          Text.of(portal.clientCert() == null ? "" : "sends " + portal.clientCert()),
          portal.production() ? Text.of(Style.ALARM, "production") : Text.empty());
    }
    return CommandResult.of(table.lines(layout));
  }

  /** Returns the style of the portal's name. */
  static Style tone(SavedPortal portal) {
    Colour colour = portal.colour();
    if (colour == null) {
      return portal.production() ? Style.BAD : Style.GOOD;
    }
    return switch (colour) {
      case RED -> Style.BAD;
      case GREEN -> Style.GOOD;
      case YELLOW -> Style.WARN;
      case BLUE -> Style.BLUE;
      case CYAN -> Style.CYAN;
      case GREY -> Style.FAINT;
    };
  }

  private static String source(SavedPortal portal) {
    if (portal.tokenFile() != null) {
      return "API key from " + portal.tokenFile();
    }
    return portal.tokenCommand().isEmpty()
        ? "asks for the API key"
        : "API key from the command " + portal.tokenCommand().get(0);
  }

  /** Returns the saved portals as a JSON list. */
  static CommandResult data(List<SavedPortal> portals) {
    return CommandResult.data(Json.list(portals.stream().map(PortalsText::json).toList()).pretty());
  }

  private static Map<String, @Nullable Object> json(SavedPortal portal) {
    Colour colour = portal.colour();
    return Json.members(
        "name", portal.name(),
        "address", portal.address(),
        "tokenFile", portal.tokenFile(),
        "tokenCommand", portal.tokenCommand(),
        "tokenWait", portal.tokenWait(),
        "caFile", portal.caFile(),
        "clientCert", portal.clientCert(),
        "colour", colour == null ? null : colour.word(),
        "production", portal.production());
  }
}
