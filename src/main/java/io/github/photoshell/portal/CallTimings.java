package io.github.photoshell.portal;

import io.github.photoshell.http.PeerRecorder;
import io.github.photoshell.http.Timings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The start and end of each phase of one request. Thread-safe. */
final class CallTimings {
  private enum Moment {
    LOOKUP,
    CONNECT,
    TLS,
    TLS_DONE,
    CONNECTED,
    SENDING,
    SENT,
    ANSWERED,
    READ
  }

  private final Map<Moment, Long> moments = new EnumMap<>(Moment.class);

  private synchronized void note(Moment moment) {
    moments.put(moment, System.nanoTime());
  }

  /** Returns whether a TLS handshake has started and not ended. */
  synchronized boolean isBeforeTls() {
    return moments.containsKey(Moment.TLS) && !moments.containsKey(Moment.TLS_DONE);
  }

  /** Returns whether a TLS handshake has started on a connection made for this request. */
  synchronized boolean hasBegunTls() {
    return moments.containsKey(Moment.TLS);
  }

  synchronized Timings summary() {
    Long began = moments.get(Moment.LOOKUP);
    long connect = between(began == null ? moments.get(Moment.CONNECT) : began, Moment.CONNECTED);
    long tls = between(moments.get(Moment.TLS), Moment.TLS_DONE);
    return new Timings(
        tls < 0 ? connect : Math.max(0, connect - tls),
        tls,
        between(moments.get(Moment.SENDING), Moment.SENT),
        between(moments.get(Moment.SENT), Moment.ANSWERED),
        between(moments.get(Moment.ANSWERED), Moment.READ));
  }

  private long between(@Nullable Long from, Moment to) {
    Long end = moments.get(to);
    return from == null || end == null
        ? -1
        : Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - from));
  }

  /** Records the phases of one call. */
  static final class Listener extends EventListener {
    private final CallState progress;
    private final PeerRecorder peerRecorder;

    /**
     * Creates a listener.
     *
     * @param peerRecorder receives the certificates
     */
    Listener(CallState progress, PeerRecorder peerRecorder) {
      this.progress = progress;
      this.peerRecorder = peerRecorder;
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
      if (proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
        progress.recordProxy();
      }
    }

    private void note(Moment moment) {
      progress.timings().note(moment);
    }

    @Override
    public void dnsStart(Call call, String name) {
      note(Moment.LOOKUP);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      progress.recordNewConnection();
      note(Moment.CONNECT);
    }

    @Override
    public void secureConnectStart(Call call) {
      note(Moment.TLS);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
      note(Moment.TLS_DONE);
      if (handshake != null) {
        peerRecorder.observe(call.request().url().host(), handshake);
      }
    }

    @Override
    public void connectEnd(
        Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
      note(Moment.CONNECTED);
    }

    @Override
    public void requestHeadersStart(Call call) {
      progress.recordSent();
      note(Moment.SENDING);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
      note(Moment.SENT);
    }

    @Override
    public void requestBodyEnd(Call call, long length) {
      note(Moment.SENT);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      note(Moment.ANSWERED);
    }

    @Override
    public void responseBodyEnd(Call call, long length) {
      note(Moment.READ);
    }

    @Override
    public void requestFailed(Call call, IOException failure) {
      progress.writingFailed();
    }

    @Override
    public void responseFailed(Call call, IOException failure) {
      progress.readingFailed();
      note(Moment.READ);
    }
  }
}
