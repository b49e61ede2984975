// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.paint.Color;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.chart.ThemedCanvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** A screen reader has a name for every control, and the colours of both themes can be told apart. */
@ExtendWith(FxExtension.class)
@Timeout(120)
class AccessibilityTest {
  private static final Pattern VARIABLE = Pattern.compile("(-color-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{3,8}|rgba?\\([^)]*\\)|-color-[a-z0-9-]+)\\s*;");

  @Test
  void every_control_of_every_perspective_has_a_name() {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.gated())) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(16_000);
      var nameless = new ArrayList<String>();
      for (Node item : onFx(() -> List.copyOf(fixture.window.scene().getRoot().lookupAll(".rail-item")))) {
        runOnFx(((ToggleButton) item)::fire);
        WaitForAsyncUtils.waitForFxEvents();
        runOnFx(() -> collect(fixture.window.scene().getRoot(), nameless));
      }
      assertThat(nameless.stream().distinct()).isEmpty();
    }
  }

  private static void collect(Node node, List<String> nameless) {
    boolean control = node instanceof ButtonBase || node instanceof ComboBoxBase<?> || node instanceof Slider
        || node instanceof TextInputControl || node instanceof ListView<?> || node instanceof TableView<?>
        || node instanceof ProgressIndicator || node instanceof ThemedCanvas && node.isFocusTraversable();
    if (control && name(node).isBlank() && !partOfAnother(node)) {
      nameless.add(node.getTypeSelector() + " " + node.getStyleClass() + " #" + node.getId());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
    }
  }

  private static String name(Node node) {
    String own = node.getAccessibleText();
    if (own != null && !own.isBlank()) {
      return own;
    }
    String shown = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    return !shown.isBlank() || !(node instanceof ThemedCanvas) ? shown
        : String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  /** The skin's own parts: a combo box's list and text, a tab pane's menu, a table's headers, buttons of a scroll bar. */
  private static boolean partOfAnother(Node node) {
    for (Parent p = node.getParent(); p != null; p = p.getParent()) {
      if (p instanceof ComboBoxBase<?> || p.getStyleClass().contains("control-buttons-tab")
          || p.getStyleClass().contains("notification") || p.getStyleClass().contains("column-header")) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
      "-color-fg-default, -color-bg-default, 4.5", "-color-fg-default, -color-bg-subtle, 4.5",
      "-color-fg-default, -color-bg-overlay, 4.5", "-color-fg-muted, -color-bg-default, 4.5",
      "-color-fg-muted, -color-bg-subtle, 4.5", "-color-accent-fg, -color-bg-default, 4.5",
      "-color-danger-fg, -color-bg-default, 4.5", "-color-success-fg, -color-bg-default, 4.5",
      "-color-warning-fg, -color-bg-default, 4.5", "-color-accent-emphasis, -color-bg-default, 3",
      "-color-fg-emphasis, -color-accent-emphasis, 4.5", "-color-fg-subtle, -color-bg-default, 3"})
  void the_colours_of_both_themes_have_enough_contrast(String front, String ground, double least) throws Exception {
    for (String sheet : List.of(new PrimerLight().getUserAgentStylesheet(), new PrimerDark().getUserAgentStylesheet())) {
      Map<String, String> colours = variables(sheet);
      Color behind = colour(colours, ground, Color.BLACK);
      double contrast = contrast(colour(colours, front, behind), behind);
      assertThat(contrast).as("%s on %s in %s", front, ground, sheet).isGreaterThanOrEqualTo(least);
    }
  }

  @Test
  void the_contrast_of_black_and_white_is_21_and_of_the_same_colour_1() {
    assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    assertThat(contrast(Color.web("#777777"), Color.web("#777777"))).isEqualTo(1);
    assertThat(contrast(Color.web("#767676"), Color.WHITE)).isBetween(4.54, 4.55); // WCAG's own example of just enough
  }

  /** The style sheet's looked-up colours by name; the first definition is that of the root. */
  private static Map<String, String> variables(String sheet) throws Exception {
    var found = new HashMap<String, String>();
    try (var in = AccessibilityTest.class.getResourceAsStream(sheet)) {
      var matcher = VARIABLE.matcher(new String(java.util.Objects.requireNonNull(in).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8));
      while (matcher.find()) {
        found.putIfAbsent(matcher.group(1), matcher.group(2));
      }
    }
    return found;
  }

  /** The colour of a name, laid over what is behind it if it lets that through. */
  private static Color colour(Map<String, String> colours, String name, Color behind) {
    String value = java.util.Objects.requireNonNull(colours.get(name), name);
    if (value.startsWith("-")) {
      return colour(colours, value, behind);
    }
    Color colour = Color.web(value);
    return behind.interpolate(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity());
  }

  /** WCAG 2.1: (L₁ + 0.05) / (L₂ + 0.05) of the relative luminances, the lighter one first. */
  private static double contrast(Color a, Color b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
