package io.github.photoshell.practice;

import java.time.Duration;

/** How a response is delivered. */
sealed interface Delivery {
  /** Returns the status that the client receives; 0 if it receives none. */
  default int status() {
    return 0;
  }

  /** Sends the whole response at once. */
  record Send(HttpReply reply) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /** Sends the whole response after a delay. */
  record SendLater(HttpReply reply, Duration delay) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /**
   * Sends half of the response's body, then closes the connection. The response must have a body.
   */
  record SendPartial(HttpReply reply) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /** Closes the connection without a response. */
  record Drop() implements Delivery {}
}
