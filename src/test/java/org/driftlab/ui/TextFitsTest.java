// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** No text of the window is cut off, in any language, perspective and panel, unless a tooltip says it in full. */
@ExtendWith(FxExtension.class)
@Timeout(120)
class TextFitsTest {
  @ParameterizedTest
  @CsvSource({"en, 1440, 900", "de, 1440, 900", "zh, 1440, 900", "en, 1000, 700", "de, 1000, 700", "zh, 1000, 700"})
  void every_text_is_shown_in_full(String language, double width, double height) {
    Locale locale = Locale.forLanguageTag(language);
    try (var fixture = new WindowFixture(width, height, WindowFixture.ENGINE,
        WorkspaceInfo.open("Documents/DriftLab", () -> Saving.SAVED), locale, TestScenarios.gated())) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(16_000);
      runOnFx(() -> fixture.<ListView<?>>find(".version-tree").getSelectionModel().select(0));
      var cut = new ArrayList<String>();
      for (Node item : onFx(() -> List.copyOf(fixture.window.scene().getRoot().lookupAll(".rail-item")))) {
        runOnFx(((ToggleButton) item)::fire);
        String name = item.getId();
        check(fixture, name, cut);
        if (name.equals("rail-run")) {
          TabPane panels = fixture.find("#panels");
          for (int i = 0; i < panels.getTabs().size(); i++) {
            int tab = i;
            runOnFx(() -> panels.getSelectionModel().select(tab));
            check(fixture, panels.getTabs().get(i).getId(), cut);
          }
        }
        WaitForAsyncUtils.waitForFxEvents();
        runOnFx(() -> Screenshots.save(fixture.window.scene(),
            "language-" + language + "-" + (int) width + "-" + name, Theme.LIGHT));
      }
      assertThat(cut.stream().distinct()).as("cut off in %s at %.0f×%.0f", language, width, height).isEmpty();
    }
  }

  private static void check(WindowFixture fixture, String place, List<String> cut) {
    WaitForAsyncUtils.waitForFxEvents();
    runOnFx(() -> {
      Parent root = fixture.window.scene().getRoot();
      root.applyCss();
      root.layout();
      collect(root, place, cut);
      var bar = root.lookup(".top-bar");
      var bounds = bar.localToScene(bar.getLayoutBounds());
      if (bounds.getMinX() < 0 || bounds.getMaxX() > root.getScene().getWidth()) {
        cut.add("the top bar needs %.0f of %.0f px".formatted(bounds.getWidth(), root.getScene().getWidth()));
      }
    });
  }

  static void collect(Node node, String place, List<String> cut) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && !(node instanceof IndexedCell<?>) && isCut(labeled)) {
      cut.add(place + ": " + labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, place, cut));
    }
  }

  /** The skin puts the letters that have room into a {@link Text}. */
  private static boolean isCut(Labeled labeled) {
    boolean explained = labeled instanceof Control control && control.getTooltip() != null
        && control.getTooltip().getText().contains(labeled.getText());
    return labeled.getText() != null && !labeled.getText().isBlank() && !explained
        && labeled.getChildrenUnmodifiable().stream().anyMatch(child -> child != labeled.getGraphic() && child instanceof Text text
            && !text.getText().isEmpty() && !text.getText().equals(labeled.getText()));
  }
}
