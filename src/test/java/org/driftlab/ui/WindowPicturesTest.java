// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxExtension.class)
class WindowPicturesTest {
  private static final double SCREEN = 1_440;

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow", "2560, 1440, large"})
  void theWindowIsDrawnInBothThemesAndSizes(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(Math.min(width, SCREEN), Math.min(height, 900), TestScenarios.swaps(), TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      picture(fixture, "workbench-" + name + "-ready");
      fixture.stepTo(30_000);
      var session = fixture.window.session();
      runOnFx(() -> session.send(new RunCommand.RollBack(new VersionId(2), "Ada", "it was better")));
      fixture.stepTo(45_000);
      runOnFx(() -> session.send(new RunCommand.Shadow(new VersionId(3), true)));
      fixture.stepTo(48_000);
      runOnFx(() -> select(fixture, 3));
      picture(fixture, "workbench-" + name);
      runOnFx(() -> fixture.<Button>find("#promote").fire());
      picture(fixture, "workbench-" + name + "-question");
      runOnFx(() -> fixture.<Button>find("#question-accept").fire());
      fixture.await(s -> s.contestants().stream().noneMatch(c -> c.name().startsWith("shadow")));
      runOnFx(session::play);
      fixture.await(s -> s.phase() == Phase.FINISHED);
      picture(fixture, "workbench-" + name + "-finished");
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow", "2560, 1440, large"})
  void aVerdictThatWaitsIsDrawnAndAnsweredWithNameAndReason(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(Math.min(width, SCREEN), Math.min(height, 900), TestScenarios.gated())) {
      fixture.await(s -> s.instances() > 0);
      fixture.stepTo(20_000);
      fixture.until(() -> fixture.text("#shadow-verdict").equals("may be promoted"));
      fixture.showPanel("shadow");
      picture(fixture, "shadow-" + name);
      runOnFx(() -> fixture.<Button>find("#shadow-promote").fire());
      assertThat(onFx(() -> fixture.<Button>find("#question-accept").isDisabled())).isTrue();
      runOnFx(() -> fixture.<TextField>find("#question-why").setText("The candidate has adapted."));
      picture(fixture, "shadow-" + name + "-question");
      runOnFx(() -> fixture.<Button>find("#question-accept").fire());
      fixture.await(s -> s.reigns().getLast().evidence().equals("The candidate has adapted."));
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow", "2560, 1440, large"})
  void everyOtherPerspectiveIsDrawnInBothThemesAndSizes(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(Math.min(width, SCREEN), Math.min(height, 900), TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      for (String perspective : List.of("whatif", "conversation", "lessons", "data", "settings")) {
        runOnFx(() -> fixture.<ToggleButton>find("#rail-" + perspective).fire());
        WaitForAsyncUtils.waitForFxEvents();
        picture(fixture, "perspective-" + perspective + "-" + name);
      }
    }
  }

  @Test
  void aWorkspaceThatCannotBeOpenedIsExplainedInPlaceOfTheViews() throws Exception {
    var workspace = WorkspaceInfo.broken("Documents/DriftLab",
        "The workspace Documents/DriftLab is in use by another DriftLab; close that one, or choose another folder (the 'driftlab store' commands read it with --read-only).", folder -> { });
    try (var fixture = new WindowFixture(1440, 900, WindowFixture.ENGINE, workspace, TestScenarios.swaps())) {
      assertThat(fixture.text("#problem-message")).contains("in use by another DriftLab");
      picture(fixture, "workbench-problem");
    }
  }

  private static void select(WindowFixture fixture, int version) {
    ListView<?> tree = fixture.find(".version-tree");
    tree.getSelectionModel().select(tree.getItems().size() - version);
    tree.scrollTo(tree.getSelectionModel().getSelectedIndex() - 1);
  }

  private static void picture(WindowFixture fixture, String name) throws Exception {
    for (Theme theme : Theme.values()) {
      runOnFx(() -> fixture.window.themes().choose(theme == Theme.DARK));
      fixture.robot.interrupt();
      WaitForAsyncUtils.waitForFxEvents();
      Path file = onFx(() -> name.contains("large") ? large(fixture, name, theme)
          : Screenshots.save(fixture.window.scene(), name, theme));
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }

  /** The window laid out larger than the headless platform's screen, which is too small for such a stage. */
  private static Path large(WindowFixture fixture, String name, Theme theme) {
    theme.apply();
    var root = fixture.window.scene().getRoot();
    root.resize(2_560, 1_440);
    root.applyCss();
    root.layout();
    return Screenshots.save((Node) root, name, theme);
  }
}
