package io.github.photoshell.practice;

import io.github.photoshell.practice.DecodedImage.NotAnImageException;

/**
 * An exception of the portal that becomes an error envelope, which shows its message, .NET type and
 * HRESULT.
 */
final class ApiError extends RuntimeException {
  static final String BODY_TOO_LARGE =
      "Request body too large. The max request body size is %d bytes."
          .formatted(PracticeServer.MAX_BODY_BYTES);

  private static final int HRESULT = -2146233088;

  private final int status;
  private final String type;
  private final int hresult;

  private ApiError(int status, String message, String type, int hresult) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.hresult = hresult;
  }

  /** Returns the refusal for every reason: the portal does not send the reason. */
  static ApiError accessDenied() {
    return new ApiError(403, "Access denied", "System.Security.SecurityException", -2146233078);
  }

  static ApiError noSuchPerson() {
    return new ApiError(
        404, "The user could not be found", "ASC.Common.Web.ItemNotFoundException", HRESULT);
  }

  /** Returns the error for a body over the server's limit that is not a form. */
  static ApiError bodyTooLarge() {
    return new ApiError(
        500,
        BODY_TOO_LARGE,
        "Microsoft.AspNetCore.Server.Kestrel.Core.BadHttpRequestException",
        -2146232800);
  }

  static ApiError noSuchFile() {
    return new ApiError(404, "File not found", "System.IO.FileNotFoundException", -2147024894);
  }

  static ApiError argument(String message) {
    return new ApiError(400, message, "System.ArgumentException", -2147024809);
  }

  static ApiError notABoolean(String text) {
    return new ApiError(
        500,
        "String '%s' was not recognized as a valid Boolean.".formatted(text),
        "System.FormatException",
        -2146233033);
  }

  /** Returns server 3.5's response to another person who changes the owner's photo. */
  static ApiError noPermissions() {
    return new ApiError(500, "No permissions to perform this action", "System.Exception", HRESULT);
  }

  /** Returns the error for a download whose status is not 2xx, with .NET's name of the status. */
  static ApiError download(String statusName) {
    return new ApiError(
        403,
        "Failed to download photo: " + statusName,
        "System.InvalidOperationException",
        -2146233079);
  }

  static ApiError connection(String message) {
    return new ApiError(500, message, "System.Net.Http.HttpRequestException", -2147467259);
  }

  static ApiError timedOut(int seconds) {
    return new ApiError(
        500,
        "The request was canceled due to the configured HttpClient.Timeout of %d seconds elapsing."
            .formatted(seconds),
        "System.Threading.Tasks.TaskCanceledException",
        -2146233029);
  }

  static ApiError badAddress() {
    return new ApiError(
        500,
        "Invalid URI: The hostname could not be parsed.",
        "System.UriFormatException",
        -2146233033);
  }

  static ApiError tooLarge() {
    return new ApiError(
        500, "image size is too large", "ASC.Web.Core.Users.ImageSizeLimitException", HRESULT);
  }

  static ApiError emptyImage() {
    return new ApiError(
        500, "unknown image file type", "ASC.Web.Core.Users.UnknownImageFormatException", HRESULT);
  }

  static ApiError undecodable(NotAnImageException reason) {
    return new ApiError(
        500, reason.text(), "ImageMagick.MagickMissingDelegateErrorException", HRESULT);
  }

  int status() {
    return status;
  }

  /** Returns the message; never null. */
  String text() {
    return String.valueOf(getMessage());
  }

  String type() {
    return type;
  }

  int hresult() {
    return hresult;
  }
}
