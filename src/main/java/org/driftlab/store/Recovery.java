// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link ModelStore#recover} did.
 *
 * @param setAside the untouched copy of the damaged file
 * @param source where the workspace now comes from, in words
 * @param problems what {@link ModelStore#verify} finds in it; empty when all is well
 */
public record Recovery(Path setAside, String source, List<String> problems) {
  public Recovery {
    problems = List.copyOf(problems);
  }
}
