package io.github.photoshell.api;

import io.github.photoshell.portal.RawRequest.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request of a curl command.
 *
 * @param method null if curl chooses it
 * @param data the pieces of the body, or of the query with {@code asQuery}
 * @param query parameters of {@code --url-query}
 * @param parts the parts of a form, as {@code --file} takes them
 * @param isJson whether {@code --json} gave the data
 * @param output the file for the response, or null
 * @param leftOut the options that have no effect on the request of photoshell
 */
record CurlRequest(
    @Nullable String method,
    String url,
    List<Pair> headers,
    List<Data> data,
    List<Pair> query,
    List<String> parts,
    boolean asQuery,
    boolean isJson,
    @Nullable String output,
    List<String> leftOut) {
  CurlRequest {
    headers = List.copyOf(headers);
    data = List.copyOf(data);
    query = List.copyOf(query);
    parts = List.copyOf(parts);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A piece of data.
   *
   * @param text the text, or {@code @} and the name of a file
   * @param isFile whether it names a file
   * @param isEncoded whether curl sends it as it is; else it is a name and value to be encoded
   */
  record Data(String text, boolean isFile, boolean isEncoded) {}
}
