package io.github.photoshell.portal;

import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
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
import retrofit2.http.Tag;
import retrofit2.http.Url;

/**
 * The calls of the DocSpace API 2.0 that are used, by the source of server 3.7.2 (the numbers are
 * sections of the contract). Each answer arrives inside an {@link Envelope}; each call may also end
 * in 401, 402, 403, 404, 429 or a proxy's error with bodies that are none (2.3).
 *
 * <p>{@code Content-Type} is given where the API's own pages give it, DELETE without a body
 * included.
 */
interface PortalApi {
  /**
   * Whether this is a DocSpace, for everybody (4.8). From 3.7 on a narrow key turns it into 403:
   * send none.
   */
  @GET("api/2.0/capabilities")
  Call<Envelope<Capabilities>> capabilities();

  /** The version, for everybody (4.10). Asks the document server too, which can take long. */
  @GET("api/2.0/settings/version/build")
  Call<Envelope<PortalBuild>> build();

  /**
   * 4.7: for everybody, but without a token the upload limit is 0, and from 3.7 on a key needs
   * {@code *:read}.
   */
  @GET("api/2.0/settings")
  Call<Envelope<PortalSettings>> settings();

  /**
   * 4.5: any valid key may ask, whatever its scopes; 404 before 3.1.1, 400 or 500 for other tokens.
   */
  @GET("api/2.0/keys/@self")
  Call<Envelope<ApiKey>> ownKey();

  /**
   * 4.1: needs {@code accounts.self:read} or {@code *:read}, which an {@code accounts:write} key
   * lacks.
   */
  @GET("api/2.0/people/@self")
  Call<Envelope<Profile>> self();

  /** 4.2: needs no scope. 404 unknown, 403 with an envelope when the caller may not see them. */
  @GET("api/2.0/people/{person}")
  Call<Envelope<Profile>> profile(@Path("person") String userNameOrId);

  /**
   * 4.3: 403 with an envelope for users and guests; 400 in the validation shape for a count below 1
   * or above 100.
   *
   * @param words each must occur in first name, last name or e-mail; user names and IDs are not
   *     searched
   */
  @GET("api/2.0/people/filter")
  Call<Envelope<List<Profile>>> profiles(
      @Query("filterValue") @Nullable String words,
      @Query("employeeStatus") @Nullable Integer status,
      @Query("startIndex") int startIndex,
      @Query("count") int count,
      @Query("sortBy") @Nullable String sortBy);

  /** 3.2: no photo is 200 with default images. */
  @GET("api/2.0/people/{person}/photo")
  Call<Envelope<PhotoUrls>> photo(@Path("person") String personId);

  /**
   * 3.3: the portal downloads the image itself. 403 {@code Access denied} for somebody else's photo
   * (3.6 and later) as for an address that is not https or private (3.7); 403 {@code Failed to
   * download photo: …}; 500 for an image that can't be had or read. Before 3.6.1 an address that
   * gives no image can end in 200.
   *
   * @param image {@code {"files": "<address>"}}
   */
  @Headers("Content-Type: application/json")
  @PUT("api/2.0/people/{person}/photo")
  Call<Envelope<PhotoUrls>> setPhoto(
      @Path("person") String personId, @Body Map<String, String> image);

  /**
   * 3.4: the API page promises 403, 413 and 415 for refusals; the server answers 200 with {@code
   * success} false.
   *
   * @param image the part {@code File}, PNG or JPEG
   * @param autosave the part {@code Autosave}; {@code true} keeps the image at once
   */
  @Multipart
  @POST("api/2.0/people/{person}/photo")
  Call<Envelope<UploadReply>> uploadPhoto(
      @Path("person") String personId,
      @Part MultipartBody.Part image,
      @Part MultipartBody.Part autosave);

  /** 3.6: 200 with default images, also when there was no photo; cannot be undone. */
  @Headers("Content-Type: application/json")
  @DELETE("api/2.0/people/{person}/photo")
  Call<Envelope<PhotoUrls>> clearPhoto(@Path("person") String personId);

  /**
   * 3.1: a stored file, which is no call of the API: no envelope, and the store's own rules. Any
   * valid key reads it, whatever its scopes; guests read their own.
   */
  @GET
  Call<Envelope<StoredPicture>> picture(
      @Url String address, @Tag PictureDownloads.RedirectTarget redirectTarget);

  /** Any call at all; method, headers and content are the tag's. */
  @GET
  Call<Envelope<RawCalls.Anything>> any(@Url String address, @Tag RawCalls request);
}
