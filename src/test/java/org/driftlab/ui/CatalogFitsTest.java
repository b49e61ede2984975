// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** The catalog's own words have room in the scenario's panel, in every language. */
@ExtendWith(FxExtension.class)
@Timeout(120)
class CatalogFitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh"})
  void a_preset_is_told_and_its_forms_are_shown_in_full(String language) throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    var presets = List.of("driving-sensors", "card-fraud", "gate", "retrain-on-drift").stream().map(Scenarios::find).toList();
    try (var fixture = new WindowFixture(1440, 900, WindowFixture.ENGINE, WorkspaceInfo.open("Documents/DriftLab",
        () -> Saving.SAVED), locale, presets.toArray(Scenario[]::new))) {
      fixture.await(s -> s.instances() > 0);
      runOnFx(() -> all(fixture, ".section-toggle").forEach(toggle -> ((ToggleButton) toggle).setSelected(true)));
      var cut = new ArrayList<String>();
      for (Scenario preset : presets) {
        runOnFx(() -> fixture.window.session().open(preset, false));
        fixture.until(() -> fixture.window.session().scenarioProperty().get().filter(preset::equals).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        runOnFx(() -> {
          Node panel = fixture.window.scene().lookup(".scenario");
          panel.getScene().getRoot().layout();
          TextFitsTest.collect(panel, preset.id(), cut);
          all(fixture, ".field-label").forEach(label -> broken((Label) label, cut));
        });
        String title = new StoryTexts(locale).title(preset);
        assertThat(onFx(() -> fixture.<ComboBox<Scenario>>find("#picker").getButtonCell().getText())).isEqualTo(title);
      }
      assertThat(cut).isEmpty();
      fixture.pictures("catalog-" + language);
    }
  }

  private static List<Node> all(WindowFixture fixture, String selector) {
    return List.copyOf(fixture.window.scene().getRoot().lookupAll(selector));
  }

  /** A word that is wider than its label is broken between two letters; a Chinese one may be. */
  private static void broken(Label label, List<String> cut) {
    for (String word : label.getText().split("\\s+")) {
      var text = new Text(word);
      text.setFont(Font.font(label.getFont().getFamily(), label.getFont().getSize()));
      if (label.getWidth() > 0 && text.getLayoutBounds().getWidth() > label.getWidth() + 1 && word.codePoints().allMatch(c -> c < 0x2e80)) {
        cut.add("broken: " + word);
      }
    }
  }
}
