package io.github.photoshell.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DocSpace portal, called as one person. Calls wait for their answer on the calling thread; any
 * number of threads may call. What the portal says, and why it could not be asked, comes back as a
 * {@link Reply}; only being cancelled is thrown, as a {@link PortalException} with {@link
 * Trouble#CANCELLED}.
 *
 * <p>GET and DELETE are sent again up to three times after 429, 502, 503 and a broken line,
 * anything else only after a 429 (contract 5.7). Redirects are not followed, and the token goes to
 * the portal's own scheme, host and port only.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class Portal {
  /** The largest answer that is read, in bytes. */
  public static final int ANSWER_LIMIT = 10 * 1024 * 1024;

  private final PortalAddress address;

  private Portal(PortalAddress address) {
    this.address = address;
  }

  /**
   * A portal; nothing is sent yet.
   *
   * @param token null to call without one
   */
  public static Portal at(
      PortalAddress address, @Nullable Token token, Timeouts timeouts, ExchangeListener listener) {
    return new Portal(address);
  }

  public PortalAddress address() {
    return address;
  }

  /**
   * The same portal for calls nobody waits for: 3 s, never sent again, marked in their exchanges.
   */
  public Portal inBackground() {
    return this;
  }

  /** How people sign in; always asked without the token (contract 1.5, 4.8). */
  public Reply<Capabilities> capabilities() {
    throw new UnsupportedOperationException();
  }

  /** The version; always asked without the token, and for 3 s only (contract 4.10). */
  public Reply<PortalBuild> build() {
    throw new UnsupportedOperationException();
  }

  /** What the portal says of itself (contract 4.7). */
  public Reply<PortalSettings> settings() {
    throw new UnsupportedOperationException();
  }

  /** The API key in use; only for tokens that are one (contract 4.5). */
  public Reply<ApiKey> ownKey() {
    throw new UnsupportedOperationException();
  }

  /** Whom the token acts as; needs a scope that people's keys lack (contract 2.3, 4.1). */
  public Reply<Profile> self() {
    throw new UnsupportedOperationException();
  }

  /** One person, by user name or ID (contract 4.2). */
  public Reply<Profile> profile(String userNameOrId) {
    throw new UnsupportedOperationException(userNameOrId);
  }

  /** One page of people (contract 4.3). */
  public Reply<List<Profile>> profiles(ProfileQuery query) {
    throw new UnsupportedOperationException(query.toString());
  }

  /** Where a person's photo is; default images when there is none (contract 3.2). */
  public Reply<PhotoUrls> photo(String personId) {
    throw new UnsupportedOperationException(personId);
  }

  /** Has the portal download an image as a person's photo (contract 3.3). */
  public Reply<PhotoUrls> setPhoto(String personId, String imageAddress) {
    throw new UnsupportedOperationException(personId + imageAddress);
  }

  /** Uploads an image as a person's photo; a refusal, too, is {@link Reply.Ok} (contract 3.4). */
  public Reply<UploadReply> uploadPhoto(
      String personId, String fileName, String mediaType, byte[] image) {
    throw new UnsupportedOperationException(personId + fileName + mediaType + image.length);
  }

  /** Removes a person's photo; cannot be undone (contract 3.6). */
  public Reply<PhotoUrls> clearPhoto(String personId) {
    throw new UnsupportedOperationException(personId);
  }

  /** Ends the calls that are running, from any thread; each throws {@link Trouble#CANCELLED}. */
  public void cancelCalls() {}

  /** Ends the running calls and wipes the token. */
  public void close() {}
}
