// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.nio.file.Path;
import java.util.Locale;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.StreamSpec;

/**
 * A source of instances in the list.
 *
 * @param title the file's name or the generator's
 * @param spec what opens it; of a file with all that a person changed of the guesses
 * @param about the first sentence of the datasheet of data that come with the program; empty for others
 */
public record Source(String title, StreamSpec spec, String about) {
  static Source file(FileStream spec) {
    return new Source(String.valueOf(Path.of(spec.path()).getFileName()), spec, "");
  }

  static Source generator(StreamSpec spec, String title) {
    return new Source(title, spec, "");
  }

  boolean isShipped() {
    return !about.isEmpty();
  }

  boolean isFile() {
    return spec instanceof FileStream;
  }

  /** Whether it is a file whose guesses can be changed: an ARFF file says itself what its columns are. */
  boolean isGuessed() {
    return spec instanceof FileStream file && !file.path().toLowerCase(Locale.ROOT).contains(".arff");
  }
}
