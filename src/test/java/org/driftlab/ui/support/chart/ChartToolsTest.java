// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FileSaving;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class)
class ChartToolsTest {
  private static final String NASTY = "A<b> & \"c\" 'd' \u0001 精度";

  @TempDir
  private Path folder;
  private final Foreground foreground = new Foreground();
  private TimeChart chart;
  private ChartTools tools;

  /** Answers with a file of the suggested name in a folder. */
  private FileChoices into(Path where) {
    return new FileChoices() {
      @Override
      public Optional<Path> toOpen() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> toSave(String suggested) {
        return Optional.of(where.resolve(suggested));
      }
    };
  }

  @BeforeEach
  void aChartOfThreePointsZoomedToTwo() {
    runOnFx(() -> {
      Theme.LIGHT.apply();
      tools = new ChartTools(new FileSaving(into(folder), Tasks.sameThread(), foreground, Exception::getMessage), foreground,
        Locale.ENGLISH);
      var axis = new TimeAxis();
      axis.extentProperty().set(3_000);
      chart = new TimeChart();
      chart.setId("accuracy");
      chart.setAxis(axis);
      chart.titleProperty().set(NASTY);
      double[] values = {0.25, 0.5, 0.75};
      chart.setSeries(List.of(new ChartSeries(NASTY, new SeriesView(new long[] {1_000, 2_000, 3_000}, values, values, values, 3),
          Ink.ACCENT, Stroke.SOLID, Marker.DISC, true)));
      var bar = new HBox();
      tools.equip(chart, bar);
      new Scene(new VBox(bar, chart), 700, 300).snapshot(null);
      axis.show(1_500, 3_000);
    });
  }

  @Test
  void anSvgIsWellFormedWhateverTheTitleAndItsTextIsText() throws Exception {
    runOnFx(() -> tools.save(chart, ChartFile.SVG));

    byte[] svg = Files.readAllBytes(folder.resolve("accuracy.svg"));
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A<b> & \"c\" 'd' \uFFFD 精度");
    var texts = document.getElementsByTagName("text");
    assertThat(texts.item(0).getTextContent()).isEqualTo("A<b> & \"c\" 'd' \uFFFD 精度");
    assertThat(document.getElementsByTagName("polyline").getLength()).isPositive();
    assertThat(foreground.notices().getFirst().level()).isEqualTo(Level.SUCCESS);
  }

  @Test
  void numbersInAnSvgAreThoseOfTheRootLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      String svg = onFx(() -> ChartFile.svg(chart));
      assertThat(svg).contains(">2,000<").doesNotContain(">2.000<");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aPngIsAPictureOfTwiceTheSize() throws Exception {
    runOnFx(() -> tools.save(chart, ChartFile.PNG));

    var image = ImageIO.read(folder.resolve("accuracy.png").toFile());
    assertThat(image.getWidth()).isEqualTo(2 * (700 + 32));
  }

  @Test
  void aCsvHoldsAllValuesAndTheTableThoseInView() throws Exception {
    runOnFx(() -> tools.save(chart, ChartFile.CSV));
    assertThat(Files.readString(folder.resolve("accuracy.csv"), StandardCharsets.UTF_8).lines()).hasSize(4)
        .first().isEqualTo("series,index,min,mean,max");

    press(KeyCode.T, false);
    DataTable table = foreground.tableProperty().get().orElseThrow();
    assertThat(table.rows()).extracting(row -> row.get(1)).containsExactly(2_000L, 3_000L);
    assertThat(table.summary()).contains("0.750");
  }

  @Test
  void ctrlCCopiesWhatIsInViewAsASpreadsheetPastesIt() {
    press(KeyCode.C, true);
    assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("Series\tInstance\tLeast\tMean\tGreatest\n").endsWith("\t3000\t0.75\t0.75\t0.75\n");
  }

  @Test
  void aFolderThatIsGoneIsSaidInASentenceAndLeavesNothingBehind() throws Exception {
    Path gone = folder.resolve("gone");
    var there = new ChartTools(new FileSaving(into(gone), Tasks.sameThread(), foreground, Exception::getMessage), foreground,
        Locale.ENGLISH);
    runOnFx(() -> there.save(chart, ChartFile.CSV));

    assertThat(foreground.notices().getFirst().level()).isEqualTo(Level.DANGER);
    assertThat(foreground.notices().getFirst().message()).startsWith("Not saved: ").contains("choose another folder");
    assertThat(folder).isEmptyDirectory();
  }

  private void press(KeyCode code, boolean shortcut) {
    runOnFx(() -> chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false)));
  }
}
