// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import javafx.scene.input.KeyCombination;
import org.driftlab.ui.support.Texts;

/** Keys as they are printed on a keyboard of the user's language: "Ctrl+Shift+T", "Strg+Umschalt+T". */
final class KeyNames {
  private KeyNames() {}

  static String of(KeyCombination keys, Texts texts) {
    return keys.getDisplayText().replace("Ctrl", texts.get("keys.ctrl")).replace("Shift", texts.get("keys.shift"))
        .replace("Space", texts.get("keys.space"))
        .replace("Page Down", texts.get("keys.pageDown")).replace("Page Up", texts.get("keys.pageUp")).replace("Slash", "/").replace("Right", "→").replace("Left", "←");
  }

  /** A tooltip's words with the keys behind them. */
  static String tip(String words, KeyCombination keys, Texts texts) {
    return words + " (" + of(keys, texts) + ")";
  }
}
