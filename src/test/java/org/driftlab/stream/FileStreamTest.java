// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileStreamTest {
  @TempDir
  private Path folder;

  private FileStream file(String name, String text) throws IOException {
    return new FileStream(Files.writeString(folder.resolve(name), text).toString());
  }

  private static Attribute.Nominal nominal(String name, String... values) {
    return new Attribute.Nominal(name, List.of(values));
  }

  /** Each row as its features followed by its class. */
  private static List<List<Double>> rows(InstanceStream stream) {
    var rows = new ArrayList<List<Double>>();
    var instance = new Instance(stream.schema());
    while (stream.next(instance)) {
      var row = new ArrayList<Double>();
      for (double x : instance.x) {
        row.add(x);
      }
      row.add((double) instance.y);
      rows.add(row);
    }
    return rows;
  }

  @Test
  void aCsvFileIsReplayedInOrderWithItsLastColumnAsLabel() throws IOException {
    InstanceStream stream = file("a.csv", "x,y,label\n1,2.5,no\n-3e2,.5,yes\n").create();
    assertThat(stream.schema()).isEqualTo(new Schema(
        List.of(new Attribute.Numeric("x"), new Attribute.Numeric("y")), nominal("label", "no", "yes")));
    assertThat(rows(stream)).containsExactly(List.of(1.0, 2.5, 0.0), List.of(-300.0, 0.5, 1.0));
    assertThat(stream.next(new Instance(2))).isFalse();
  }

  @Test
  void numbersMayHaveACommaBeforeTheirDecimalsWhereCellsAreSeparatedOtherwise() throws IOException {
    InstanceStream german = file("preise.csv",
        "kw;preis;kunde;label\n1;-0,5;1,2;ja\n2;1,500;x;nein\n3;1,5e3;y;ja\n;?;z;ja\n").create();
    assertThat(german.schema().features()).containsExactly(new Attribute.Numeric("kw"), new Attribute.Numeric("preis"),
        nominal("kunde", "1,2", "x", "y", "z"));
    assertThat(rows(german)).containsExactly(List.of(1.0, -0.5, 0.0, 0.0), List.of(2.0, 1.5, 1.0, 1.0),
        List.of(3.0, 1_500.0, 2.0, 0.0), List.of(Double.NaN, Double.NaN, 3.0, 0.0));
    assertThat(rows(FileStream.guess(file("ohne.csv", "1,5;2,25;ja\n2,5;3;nein\n0,5;1;ja\n").path()).create()))
        .as("without a header line").containsExactly(List.of(1.5, 2.25, 0.0), List.of(2.5, 3.0, 1.0), List.of(0.5, 1.0, 0.0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "true | x,y,label~1,2,no~3,4,no~", // names
      "true | colour,c~red,no~blue,yes~", // text everywhere: nothing tells
      "true | 1100.5,1102,class~0.31,0.29,corn~0.33,0.28,soy~", // wavelengths for names: no class stands there twice
      "true | 1,2,label~x,2,no~y,3,label~", // another kind of column below a number
      "false | 1,2,0~3,4,1~", // all numbers
      "false | 5.1,3.5,setosa~4.9,?,setosa~6.1,2.9,versicolor~", // the class again, and a missing value
      "false | setosa;5.1;3.5~setosa;4;3~versicolor;6;2~"})
  void whetherThereIsAHeaderIsGuessedFromTheFirstRows(boolean header, String text) throws IOException {
    assertThat(FileStream.guess(file("g.csv", text.replace("~", "\n")).path()).header()).isEqualTo(header);
  }

  @Test
  void theLabelMayBeAnyColumn() throws IOException {
    String path = file("a.csv", "x,label,y\n1,b,2\n3,a,4\n").path();
    InstanceStream stream = new FileStream(path, "label", "").create();
    assertThat(rows(stream)).containsExactly(List.of(1.0, 2.0, 1.0), List.of(3.0, 4.0, 0.0));
  }

  @Test
  void numericClassesAreInNumericOrderAndOthersInTheOrderOfTheirCharacters() throws IOException {
    assertThat(file("n.csv", "x,c\n1,10\n1,9\n1,-1\n").create().schema().label())
        .isEqualTo(nominal("c", "-1", "9", "10"));
    assertThat(file("t.csv", "x,c\n1,b\n1,10\n1,9\n").create().schema().label())
        .isEqualTo(nominal("c", "10", "9", "b"));
  }

  @Test
  void aColumnOfTextIsANominalFeatureWithSortedValues() throws IOException {
    InstanceStream stream = file("a.csv", "colour,c\nred,0\nblue,1\nred,0\n").create();
    assertThat(stream.schema().feature(0)).isEqualTo(nominal("colour", "blue", "red"));
    assertThat(rows(stream)).containsExactly(List.of(1.0, 0.0), List.of(0.0, 1.0), List.of(1.0, 0.0));
  }

  @Test
  void aColumnOfNumbersIsNominalWhenTheUserSaysSo() throws IOException {
    String path = file("a.csv", "zip,c\n10,0\n9,1\n").path();
    assertThat(new FileStream(path, "", "zip").create().schema().feature(0)).isEqualTo(nominal("zip", "9", "10"));
  }

  @Test
  void anEmptyCellOrAQuestionMarkIsAMissingFeature() throws IOException {
    InstanceStream stream = file("a.csv", "x,k,c\n?,a,0\n,\"?\",1\n1,,0\n").create();
    assertThat(rows(stream)).containsExactly(List.of(Double.NaN, 0.0, 0.0), List.of(Double.NaN, Double.NaN, 1.0),
        List.of(1.0, Double.NaN, 0.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theDelimiterIsFoundInTheHeaderLine(String delimiter) throws IOException {
    String text = "x|\"a;b,b\ttail\"|c\n1|2|0\n".replace("|", delimiter);
    InstanceStream stream = file("a.csv", text).create();
    assertThat(stream.schema().feature(1).name()).isEqualTo("a;b,b\ttail");
    assertThat(rows(stream)).containsExactly(List.of(1.0, 2.0, 0.0));
  }

  @Test
  void quotesBlanksEmptyLinesAndWindowsLineEndsAreUnderstood() throws IOException {
    String text = "\uFEFF\"x\" , y ,\"the \"\"class\"\"\"\r\n\r\n 1 ,\"2\",\"a,b\"\r\n";
    InstanceStream stream = file("a.csv", text).create();
    assertThat(stream.schema()).isEqualTo(new Schema(
        List.of(new Attribute.Numeric("x"), new Attribute.Numeric("y")), nominal("the \"class\"", "a,b")));
    assertThat(rows(stream)).containsExactly(List.of(1.0, 2.0, 0.0));
  }

  @Test
  void aCompressedFileIsReadLikeAPlainOne() throws IOException {
    Path path = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write("x,c\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(new FileStream(path.toString()).create())).containsExactly(List.of(1.0, 0.0), List.of(2.0, 1.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "folder/a.arff"})
  void anArchiveOfOneFileIsReadLikeThatFile(String name) throws IOException {
    Path path = folder.resolve("a.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry(name));
      String text = name.endsWith("csv") ? "\uFEFFx,c\n1,0\n2,1\n"
          : "@relation r\n@attribute x real\n@attribute c {0,1}\n@data\n1,0\n2,1\n";
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(new FileStream(path.toString()).create())).containsExactly(List.of(1.0, 0.0), List.of(2.0, 1.0));
  }

  @Test
  void aFileWithoutHeaderHasNumberedColumnsAndKeepsItsFirstRow() throws IOException {
    String path = file("a.csv", "1;a,b;0\n2;c;1\n").path();
    InstanceStream stream = new FileStream(path, "column1", "", "", FileStream.Delimiter.SEMICOLON, false).create();
    assertThat(stream.schema()).isEqualTo(new Schema(
        List.of(nominal("column2", "a,b", "c"), new Attribute.Numeric("column3")), nominal("column1", "1", "2")));
    assertThat(rows(stream)).containsExactly(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
  }

  @Test
  void aDelimiterThatIsGivenIsTakenAgainstTheMostFrequentOne() throws IOException {
    String path = file("a.csv", "x,1,2;c\n7;0\n").path();
    assertThat(rows(new FileStream(path, "", "", "", FileStream.Delimiter.SEMICOLON, true).create()))
        .containsExactly(List.of(7.0, 0.0));
  }

  @Test
  void aSparseRowLeavesOutZerosAndFirstValues() throws IOException {
    InstanceStream stream = file("a.arff", """
        @relation r
        @attribute x numeric
        @attribute colour {red,'dark blue',"a,b"}
        @attribute z numeric
        @attribute class {no,yes}
        @data
        {0 1.5, 3 yes}
        { 1 'a,b' , 2 -2,3 'yes' }
        {}
        {0 ?}
        4,'dark blue',5,no
        """).create();
    assertThat(rows(stream)).containsExactly(List.of(1.5, 0.0, 0.0, 1.0), List.of(0.0, 2.0, -2.0, 1.0),
        List.of(0.0, 0.0, 0.0, 0.0), List.of(Double.NaN, 0.0, 0.0, 0.0), List.of(4.0, 1.0, 5.0, 0.0));
  }

  @Test
  void anArffHeaderIsHonoured() throws IOException {
    InstanceStream stream = file("a.arff", """
        % a comment
        @RELATION 'my data'
        @attribute 'the temperature' REAL
        @attribute "it's" { 'very low', high ,"a\\"b" }
        @attribute n integer
        @attribute class {yes,no}

        @DATA
        % another
        1.5, 'very low', 3, no
        ?,"a\\"b",-1,'yes'
        """).create();
    assertThat(stream.schema()).isEqualTo(new Schema(
        List.of(new Attribute.Numeric("the temperature"), nominal("it's", "very low", "high", "a\"b"),
            new Attribute.Numeric("n")), nominal("class", "yes", "no")));
    assertThat(rows(stream)).containsExactly(List.of(1.5, 0.0, 3.0, 1.0), List.of(Double.NaN, 2.0, -1.0, 0.0));
  }

  @Test
  void anArffLabelMayBeAnyNominalAttribute() throws IOException {
    String path = file("a.arff", "@attribute c {u,v}\n@attribute x numeric\n@data\nv,7\n").path();
    assertThat(rows(new FileStream(path, "c", "").create())).containsExactly(List.of(7.0, 1.0));
  }

  @Test
  void aCopyContinuesAtTheSameRowAndTheOriginalIsNotMoved() throws IOException {
    var text = new StringBuilder("x,c\n");
    for (int i = 0; i < 1000; i++) {
      text.append(i).append(',').append(i % 2).append('\n');
    }
    InstanceStream stream = file("a.csv", text.toString()).create();
    var instance = new Instance(1);
    for (int i = 0; i < 400; i++) {
      stream.next(instance);
    }
    InstanceStream copy = stream.copy();
    assertThat(rows(copy)).hasSize(600).first().isEqualTo(List.of(400.0, 0.0));
    assertThat(rows(copy.copy())).isEmpty();
    assertThat(rows(stream)).hasSize(600).first().isEqualTo(List.of(400.0, 0.0));
  }

  @Test
  void readingCanBeStopped() throws IOException {
    FileStream spec = file("a.csv", "x,c\n1,0\n");
    assertThatThrownBy(() -> spec.create(rows -> false)).isInstanceOf(CancellationException.class);
  }
}
