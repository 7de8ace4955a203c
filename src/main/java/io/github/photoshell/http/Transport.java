package io.github.photoshell.http;

import okhttp3.Request;

/** Sends requests and has their results read. */
public interface Transport {
  /**
   * Sends a request, again where that makes sense, and returns the last result as read.
   *
   * @throws CallCancelledException after an interrupt or when cancelled by another thread
   */
  <T> T send(Request request, CallOptions options, ResponseReader<T> reader);
}
