// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link ModelStore#recover} did.
 *
 * @param setAside the untouched copy of the damaged file
 * @param source where the workspace now comes from, in words
 * @param holds how much it holds, in words
 * @param lacking what the damaged file shows, or may have held, beyond that, in a sentence; empty if nothing
 * @param problems what {@link ModelStore#verify} finds in it; empty when all is well
 */
public record Recovery(Path setAside, String source, String holds, Optional<String> lacking, List<String> problems) {
  public Recovery {
    problems = List.copyOf(problems);
  }

  /** The same, with one more thing that is lacking. */
  Recovery lackingToo(String sentence) {
    return new Recovery(setAside, source, holds, Optional.of(lacking.map(first -> first + " " + sentence).orElse(sentence)), problems);
  }
}
