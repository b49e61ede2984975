// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do in the window. The keys, the cheat sheet, the tooltips and the command finder are made from the
 * same list of these.
 *
 * @param id its words are {@code action.<id>} in the bundle
 * @param keys what to press; empty for an action that only the finder offers
 * @param run does it; on the FX thread
 */
public record Action(String id, Optional<KeyCombination> keys, Runnable run) {
  /** An action with keys such as "Shortcut+Shift+T". */
  public Action(String id, String keys, Runnable run) {
    this(id, Optional.of(KeyCombination.valueOf(keys)), run);
  }
}
