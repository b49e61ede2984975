// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class FullTextTest {
  @Test
  void a_text_is_in_a_tooltip_only_while_it_is_cut_off() {
    var words = "112,819 · retrained after a detection";
    Label label = onFx(() -> FullText.of(new Label(words)));
    laidOut(label, 80);
    assertThat(onFx(() -> label.getTooltip().getText())).isEqualTo(words);
    runOnFx(() -> label.setText(words + " again"));
    assertThat(onFx(() -> label.getTooltip().getText())).isEqualTo(words + " again");
    laidOut(label, 600);
    assertThat(onFx(label::getTooltip)).isNull();
  }

  private static void laidOut(Label label, double width) {
    runOnFx(() -> {
      label.setPrefWidth(width);
      new Scene(new Pane(label), 800, 100).snapshot(null);
    });
  }
}
