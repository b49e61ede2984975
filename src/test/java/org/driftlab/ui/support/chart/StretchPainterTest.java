// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.driftlab.catalog.Lesson;
import org.driftlab.catalog.Lessons;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FxExtension.class)
class StretchPainterTest {
  private static final long INSTANCES = 60_000;
  private final TimeAxis axis = new TimeAxis();
  private TimeChart chart;

  @BeforeEach
  void aChartOfSixtyThousandInstances() {
    runOnFx(() -> {
      Theme.LIGHT.apply();
      axis.extentProperty().set(INSTANCES);
      axis.presentProperty().set(INSTANCES);
      chart = new TimeChart();
      chart.setAxis(axis);
      chart.titleProperty().set("Accuracy");
      chart.setRange(ValueRange.fixed(0, 1));
      var values = new double[] {0.25, 0.25};
      chart.setSeries(List.of(new ChartSeries("champion", new SeriesView(new long[] {0, INSTANCES}, values, values, values, 2),
          Ink.ACCENT, Stroke.SOLID, Marker.DISC, false)));
      new Scene(new StackPane(chart), 784, 300).snapshot(null); // the gutters, and a plot of 600 pixels
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh"})
  void every_mark_of_every_lesson_is_named_in_full_and_none_covers_another_at_1000_by_700(String language) {
    for (Lesson lesson : Lessons.all(Locale.of(language))) {
      List<Stretch> marks = lesson.reveal().marks().stream().map(m -> new Stretch(m.from(), m.to(), m.label())).toList();
      runOnFx(() -> axis.extentProperty().set(lesson.scenario().instances()));
      List<StretchPainter.Place> places = laidOut(marks, 640, 260);
      assertThat(places).as(lesson.id()).extracting(StretchPainter.Place::label)
          .containsExactlyInAnyOrderElementsOf(marks.stream().map(Stretch::label).toList());
      apart(places, 640);
    }
  }

  @Test
  void none_of_any_stretches_covers_another_and_all_stay_on_the_canvas() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var stretches = new ArrayList<Stretch>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        long from = random.nextLong(INSTANCES);
        stretches.add(new Stretch(from, from + 1 + random.nextLong(INSTANCES), "word ".repeat(random.nextInt(30)).strip()));
      }
      apart(laidOut(stretches, 320 + random.nextInt(800), 120 + random.nextInt(400)), chart.getWidth());
    }
  }

  @Test
  void stretches_that_follow_one_another_share_a_lane_where_their_words_have_room() {
    var places = laidOut(List.of(new Stretch(20_000, 40_000, "left"), new Stretch(40_000, 60_000, "right")), 784, 300);
    assertThat(places).extracting(StretchPainter.Place::lane).containsExactly(0, 0);
    assertThat(places).extracting(StretchPainter.Place::from).containsExactly(48 + 200.0, 48 + 400.0);
  }

  @Test
  void a_bracket_and_its_shade_are_painted_and_a_file_has_them_too() {
    Color ground = pixels().getColor(48 + 300, 100);
    runOnFx(() -> chart.setStretches(List.of(new Stretch(20_000, 40_000, "look & see"))));
    PixelReader now = pixels();
    assertThat(now.getColor(48 + 300, 100)).isNotEqualTo(ground);
    assertThat(now.getColor(48 + 100, 100)).as("outside of it").isEqualTo(ground);
    // One lane of 22 pixels stands above the plot, which began 8 below the edge; the bracket is 6 above the plot.
    assertThat(now.getColor(48 + 300, 8 + 22 - 6)).isEqualTo(Color.web("#24292f"));
    assertThat(now.getColor(48 + 100, 8 + 22 - 6)).isEqualTo(ground);
    assertThat(onFx(() -> ChartFile.svg(chart))).contains(">look &amp; see</text>");
    PixelReader file = onFx(() -> ChartFile.image(chart)).getPixelReader();
    assertThat(file.getColor(2 * (16 + 48 + 300), 2 * (40 + 8 + 22 - 6))).isEqualTo(Color.web("#24292f"));
  }

  @Test
  void a_screen_reader_hears_what_is_pointed_out() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ENGLISH);
    try {
      runOnFx(() -> chart.setStretches(List.of(new Stretch(20_000, 40_000, "the border has moved"))));
      assertThat(onFx(() -> (String) chart.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
          .isEqualTo("Accuracy, 60,000: champion 0.250. 20,000 – 40,000: the border has moved.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_is_out_of_view_is_not_named() {
    runOnFx(() -> axis.show(0, 10_000));
    assertThat(laidOut(List.of(new Stretch(20_000, 40_000, "later")), 784, 300)).isEmpty();
  }

  private PixelReader pixels() {
    return onFx(() -> chart.getScene().snapshot(null)).getPixelReader();
  }

  private List<StretchPainter.Place> laidOut(List<Stretch> stretches, double width, double height) {
    return onFx(() -> {
      chart.setStretches(stretches);
      chart.resize(width, height);
      chart.paintFor(new SvgPen(), width, height);
      return chart.painter().stretches().places();
    });
  }

  private static void apart(List<StretchPainter.Place> places, double width) {
    for (var one : places) {
      assertThat(one.left()).isGreaterThanOrEqualTo(48);
      assertThat(one.right()).isLessThanOrEqualTo(width);
      for (var other : places) {
        if (one != other && one.lane() == other.lane() && one.lane() >= 0) {
          assertThat(one.right() <= other.left() || other.right() <= one.left()).as("%s and %s", one, other).isTrue();
        }
      }
    }
  }
}
