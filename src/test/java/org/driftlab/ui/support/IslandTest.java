// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class IslandTest {
  private final Label number = new Label("1");
  private final HBox content = new HBox(number);
  private final Island island = new Island();
  private final Label beside = new Label();
  private Stage stage;

  @BeforeEach
  void show() throws Exception {
    runOnFx(() -> {
      number.setMinWidth(Region.USE_PREF_SIZE);
      island.setContent(content);
      stage = new Stage();
      stage.setScene(new Scene(new HBox(island, beside), 400, 100));
      stage.show();
    });
    pulses();
  }

  @AfterEach
  void hide() throws Exception {
    runOnFx(stage::close);
  }

  @Test
  void every_text_is_shown_however_often_its_width_changes() throws Exception {
    shows(() -> { });
  }

  @Test
  void every_text_is_shown_though_the_window_around_it_is_laid_out_at_the_same_time() throws Exception {
    shows(() -> beside.setText(beside.getText() + "."));
  }

  private void shows(Runnable meanwhile) throws Exception {
    for (String text : new String[] {"1,024", "10,240", "102,400", "7", "1,024,000"}) {
      runOnFx(() -> {
        number.setText(text);
        meanwhile.run();
      });
      pulses();
      assertThat(number.getWidth()).as("width of %s", text).isEqualTo(Math.ceil(number.prefWidth(-1)));
      assertThat(content.isNeedsLayout() || island.isNeedsLayout()).as("%s is not laid out", text).isFalse();
      assertThat(island.getWidth()).isEqualTo(Math.ceil(number.prefWidth(-1)));
    }
  }

  /** Some frames. */
  private void pulses() throws Exception {
    var some = new CountDownLatch(4);
    Runnable count = () -> {
      some.countDown();
      Platform.requestNextPulse();
    };
    runOnFx(() -> {
      stage.getScene().addPostLayoutPulseListener(count);
      Platform.requestNextPulse();
    });
    assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
    runOnFx(() -> stage.getScene().removePostLayoutPulseListener(count));
  }
}
