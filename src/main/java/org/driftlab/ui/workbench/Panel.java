// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/**
 * A tab below the charts.
 *
 * @param id names it in the settings; its title is {@code panel.<id>} in the bundle
 * @param view what it shows
 * @param badge a word or a number beside the title; empty for none
 */
public record Panel(String id, Parent view, ObservableValue<String> badge) {
  public Panel(String id, Parent view) {
    this(id, view, new ReadOnlyStringWrapper("").getReadOnlyProperty());
  }
}
