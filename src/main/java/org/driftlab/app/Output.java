// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A buffered print stream in UTF-8 that remembers why it could not write; {@link PrintStream} says only that. */
final class Output extends PrintStream {
  private static final int BUFFER = 1 << 16;

  private final Watched watched;

  private Output(Watched watched) {
    super(new BufferedOutputStream(watched, BUFFER), false, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  static Output to(OutputStream target) {
    return new Output(new Watched(target));
  }

  /** Why what was printed did not all arrive; empty if it did, and if the reader had enough, as {@code head} does. */
  Optional<String> loss() {
    flush();
    return Optional.ofNullable(watched.failure).map(e -> String.valueOf(e.getMessage())).filter(reason -> !isClosedPipe(reason));
  }

  /** Systems tell a closed pipe from a full disk in words alone, in the user's language. */
  private static boolean isClosedPipe(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains("pipe") || reason.contains("管道");
  }

  private static final class Watched extends FilterOutputStream {
    private @Nullable IOException failure;

    Watched(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
