// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a data file; the system's dialog stands behind it, which a test replaces. */
@FunctionalInterface
public interface FilePicker {
  /** The chosen file; empty if none was. On the FX thread. */
  Optional<Path> choose();
}
