// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.Optional;
import java.util.ResourceBundle;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.driftlab.ui.versions.VersionsViewModel.Possible;

/** What can be done with the selected versions, at the mouse or, with Shift+F10 or the menu key, at the list. */
final class VersionMenu extends ContextMenu {
  VersionMenu(VersionsViewModel model, ResourceBundle texts) {
    setId("version-menu");
    var compare = item("compare", texts.getString("compare"), model::compare);
    var fork = item("fork", texts.getString("fork"), model::fork);
    var shadow = item("shadow", texts.getString("shadow.start"), model::shadow);
    var promote = item("promote", texts.getString("promote"), model::promote);
    var rollBack = item("rollback", texts.getString("rollback"), model::rollBack);
    getItems().addAll(compare, fork, new SeparatorMenuItem(), shadow, promote, rollBack);
    setOnShowing(e -> {
      Possible now = model.possibleProperty().get();
      shadow.setText(texts.getString(now.inShadow() ? "shadow.stop" : "shadow.start"));
      allow(compare, now.againstCompare());
      allow(fork, now.againstFork());
      allow(shadow, now.againstShadow());
      allow(promote, now.againstPromote());
      allow(rollBack, now.againstRollBack());
    });
  }

  private static MenuItem item(String id, String words, Runnable action) {
    var item = new MenuItem(words);
    item.setId("version-menu-" + id);
    item.setOnAction(e -> action.run());
    return item;
  }

  private static void allow(MenuItem item, Optional<String> against) {
    item.setDisable(against.isPresent());
  }
}
