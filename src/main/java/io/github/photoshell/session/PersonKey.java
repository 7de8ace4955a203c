package io.github.photoshell.session;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.ApiKey;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The source of the API key of one person, used for a change of that person's photo. Contains no
 * key.
 *
 * @param file the file to read it from; null for a program
 * @param command the program that prints it, with its arguments; null for a file
 */
public record PersonKey(@Nullable String file, @Nullable String command) {

  /**
   * A session with the key, or the reason why there is none.
   *
   * @param owner the person of the key; null without a session
   * @param problem empty if there is a session
   * @param warning about the file; empty if there is none
   */
  public record Opened(
      @Nullable Session session, @Nullable Profile owner, String problem, String warning) {
    private static Opened failed(String problem) {
      return new Opened(null, null, problem, "");
    }
  }

  /**
   * Reads the key and asks the portal whose it is. The caller closes the portal of the session,
   * which wipes the key.
   *
   * @param known the session on the same portal
   * @throws io.github.photoshell.portal.PortalException if there is no usable response
   */
  public Opened open(Session known) {
    List<Text> warnings = new ArrayList<>();
    Token token;
    try {
      token =
          command == null
              ? TokenFile.read(Objects.requireNonNull(file), warnings::add)
              : TokenCommand.run(Tokenizer.split(command), TokenCommand.TIMEOUT, false);
    } catch (UsageException e) {
      return Opened.failed(
          file == null
              ? "its token command has a quotation mark that is not closed"
              : "its API key file cannot be read, or contains no API key");
    } catch (CommandFailedException e) {
      // The output of the program may contain secrets.
      return Opened.failed("its token command failed, or printed no API key");
    }
    Portal portal = known.portal().with(token);
    boolean opened = false;
    try {
      Opened result =
          open(known, portal, warnings.isEmpty() ? "" : "other users can read its API key file");
      opened = result.session() != null;
      return result;
    } finally {
      if (!opened) {
        portal.close();
      }
    }
  }

  private static Opened open(Session known, Portal portal, String warning) {
    // Only an API key can be asked for its owner (contract 4.5).
    Reply<ApiKey> reply = portal.hasApiKey() ? portal.api().ownKey() : null;
    if (reply == null) {
      return Opened.failed("its token is not an API key");
    }
    if (reply instanceof Reply.Failed<ApiKey> failed
        && failed.kind() == FailureKind.TOKEN_REFUSED) {
      return Opened.failed("the portal does not accept its API key");
    }
    ApiKey key = reply.orThrow();
    Scopes scopes = new Scopes(key.permissions());
    if (!scopes.changesPhotos()) {
      return Opened.failed("its API key lacks accounts:write");
    }
    // Any key reads profiles (contract 2.3).
    Profile byId = portal.api().profile(key.createBy().id()).orThrow();
    Profile current = portal.currentProfile(byId.id(), byId.userName());
    Profile owner = current == null ? byId : current;
    Session session =
        new Session(
            portal, SignIn.identity(owner), scopes, null, known.version(), known.uploadLimit());
    return new Opened(session, owner, "", warning);
  }
}
