package io.github.photoshell.portal;

import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.RequestSnapshot;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The calls of the DocSpace API 2.0 that photoshell uses, from the source of server 3.7.2 (numbers
 * are sections of the contract). Each response has an {@link Envelope}; each call may also end in
 * 401, 402, 403, 404, 429 or a proxy error without one (2.3). A user name or ID that cannot be part
 * of a path gives a 404 without a request.
 *
 * <p>{@code Content-Type} is set where the API's own pages set it, even for DELETE without a body.
 *
 * <p>Public, because Retrofit calls its default methods by reflection.
 */
public interface PortalApi {
  /** The time limit of a call; 30 s without it. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface TimeLimit {
    CallOptions.Limit value();
  }

  /** Marks a call that is made without the token. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Anonymous {}

  /** The content of a photo change; the portal downloads the image from this address. */
  record ImageAddress(String files) {}

  /**
   * 4.8: open to everyone, and used to recognise a DocSpace portal. Since 3.7 a limited key causes
   * a 403, so send none.
   */
  @Anonymous
  @GET("capabilities")
  Reply<Capabilities> capabilities();

  /**
   * 4.10: the version, open to everyone. The portal also asks the document server, which can be
   * slow.
   */
  @Anonymous
  @TimeLimit(CallOptions.Limit.BRIEF)
  @GET("settings/version/build")
  Reply<PortalBuild> build();

  /**
   * 4.7: open to everyone, but without a token the upload limit is 0, and since 3.7 a key needs
   * {@code *:read}.
   */
  @GET("settings")
  Reply<PortalSettings> settings();

  /** 4.7 without the token, to find out the state of the portal. */
  @Anonymous
  @TimeLimit(CallOptions.Limit.BRIEF)
  @GET("settings")
  Reply<PortalSettings> publicSettings();

  /**
   * 4.5: allowed for any valid key, whatever its scopes; 404 before 3.1.1, 400 or 500 for other
   * tokens.
   */
  @GET("keys/@self")
  Reply<ApiKey> ownKey();

  /**
   * 4.1: needs {@code accounts.self:read} or {@code *:read}, which an {@code accounts:write} key
   * lacks.
   */
  @GET("people/@self")
  Reply<Profile> self();

  /**
   * 4.2: needs no scope. 404 if unknown, 403 with an envelope if the caller cannot see the person.
   */
  @GET("people/{person}")
  Reply<Profile> profile(@Path("person") String userNameOrId);

  /**
   * 4.3: 403 with an envelope for users and guests; 400 in the validation shape for a count below 1
   * or above 100.
   *
   * @param words each must occur in first name, last name or e-mail; user names and IDs are not
   *     searched
   */
  @GET("people/filter")
  Reply<List<Profile>> profiles(
      @Query("filterValue") @Nullable String words,
      @Query("employeeStatus") @Nullable Integer status,
      @Query("startIndex") int startIndex,
      @Query("count") int count,
      @Query("sortBy") @Nullable String sortBy,
      @Query("sortOrder") @Nullable String sortOrder);

  default Reply<List<Profile>> profiles(ProfileQuery query) {
    return profiles(
        query.words(),
        query.status(),
        query.startIndex(),
        query.count(),
        query.sortBy(),
        query.descending() ? "descending" : null);
  }

  /** 3.2: no photo is 200 with default images. */
  @GET("people/{person}/photo")
  Reply<PhotoUrls> photo(@Path("person") String personId);

  /**
   * 3.3: the portal downloads the image itself. 403 {@code Access denied} for another person's
   * photo (3.6 and later) and for an address that is private or not https (3.7); 403 {@code Failed
   * to download photo: …}; 500 for an image that cannot be downloaded or read. Before 3.6.1 an
   * address without an image can give 200.
   */
  @TimeLimit(CallOptions.Limit.PHOTO)
  @Headers("Content-Type: application/json")
  @PUT("people/{person}/photo")
  Reply<PhotoUrls> setPhoto(@Path("person") String personId, @Body ImageAddress image);

  default Reply<PhotoUrls> setPhoto(String personId, String imageAddress) {
    return setPhoto(personId, new ImageAddress(imageAddress));
  }

  /**
   * 3.4: the API page documents 403, 413 and 415 for refusals; the server returns 200 with {@code
   * success} false.
   *
   * @param image the part {@code File}, PNG or JPEG
   * @param autosave the part {@code Autosave}; {@code true} saves the image at once
   */
  @TimeLimit(CallOptions.Limit.PHOTO)
  @Multipart
  @POST("people/{person}/photo")
  Reply<UploadReply> uploadPhoto(
      @Path("person") String personId,
      @Part MultipartBody.Part image,
      @Part MultipartBody.Part autosave);

  /**
   * Uploads an image and saves it at once.
   *
   * @param file the file of the image; its name is sent
   * @param mediaType as in {@code image/png}
   */
  default Reply<UploadReply> uploadPhoto(
      String personId, java.nio.file.Path file, String mediaType, byte[] image) {
    RequestBody bytes = RequestBody.create(image, MediaType.get(mediaType));
    java.nio.file.Path name = file.getFileName();
    return uploadPhoto(
        personId,
        MultipartBody.Part.createFormData(
            "File",
            name == null ? "" : name.toString(),
            new RequestSnapshot.FileBody(bytes, file.toString())),
        MultipartBody.Part.createFormData("Autosave", "true"));
  }

  /** 3.6: 200 with default images, even if there was no photo; cannot be undone. */
  @Headers("Content-Type: application/json")
  @DELETE("people/{person}/photo")
  Reply<PhotoUrls> clearPhoto(@Path("person") String personId);
}
