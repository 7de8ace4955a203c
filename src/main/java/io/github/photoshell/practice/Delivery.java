package io.github.photoshell.practice;

import java.time.Duration;

/** How an answer goes out. */
sealed interface Delivery {
  /** The status that the client reads; 0 when it reads none. */
  default int status() {
    return 0;
  }

  /** The whole answer at once. */
  record Send(HttpReply reply) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /** The whole answer, after a wait. */
  record SendLater(HttpReply reply, Duration delay) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /** Half of the answer's body, then the end of the connection. The answer must have a body. */
  record SendHalf(HttpReply reply) implements Delivery {
    @Override
    public int status() {
      return reply.status();
    }
  }

  /** Nothing but the end of the connection. */
  record Drop() implements Delivery {}
}
