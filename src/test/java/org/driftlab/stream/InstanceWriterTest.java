// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceWriter.Format;
import org.driftlab.stream.InstanceWriter.NominalForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstanceWriterTest {
  private static final Schema SCHEMA = new Schema(
      List.of(new Attribute.Numeric("x"), new Attribute.Nominal("the colour", List.of("red", "it's, blue"))),
      new Attribute.Nominal("class", List.of("no", "yes")));

  @TempDir
  private Path folder;

  private static String text(Format format, NominalForm nominal) throws IOException {
    var text = new StringBuilder();
    var writer = new InstanceWriter(text, SCHEMA, format, nominal);
    writer.header();
    writer.write(instance(42, 1, 0));
    writer.write(instance(Double.NaN, 0, 1));
    writer.flush();
    return text.toString();
  }

  private static Instance instance(double x, double colour, int label) {
    var instance = new Instance(SCHEMA);
    instance.x[0] = x;
    instance.x[1] = colour;
    instance.y = label;
    return instance;
  }

  @Test
  void csvByIndexHasAHeaderAndPlainNumbers() throws IOException {
    assertThat(text(Format.CSV, NominalForm.INDEX)).isEqualTo("x,the colour,class\n42.0,1,0\n?,0,1\n");
  }

  @Test
  void csvByNameQuotesWhatNeedsIt() throws IOException {
    assertThat(text(Format.CSV, NominalForm.NAME)).isEqualTo("x,the colour,class\n42.0,\"it's, blue\",no\n?,red,yes\n");
  }

  @Test
  void arffDeclaresTheValuesThatItsRowsHold() throws IOException {
    assertThat(text(Format.ARFF, NominalForm.NAME)).isEqualTo("""
        @relation driftlab

        @attribute x numeric
        @attribute 'the colour' {red,'it\\'s, blue'}
        @attribute class {no,yes}

        @data
        42.0,'it\\'s, blue',no
        ?,red,yes
        """);
    assertThat(text(Format.ARFF, NominalForm.INDEX)).contains("@attribute class {0,1}").endsWith("42.0,1,0\n?,0,1\n");
  }

  @Test
  void withTruthEachRowEndsWithTheConceptAndTheCleanLabel() throws IOException {
    for (Format format : Format.values()) {
      var text = new StringBuilder();
      var writer = InstanceWriter.withTruth(text, SCHEMA, format, NominalForm.NAME);
      writer.header();
      writer.write(instance(42, 0, 0), 0, 1);
      writer.write(instance(1, 0, 1), 12, Instance.NO_LABEL);
      writer.flush();
      assertThat(text.toString())
          .contains(format == Format.CSV ? "x,the colour,class,concept,cleanLabel\n"
              : "@attribute class {no,yes}\n@attribute concept numeric\n@attribute cleanLabel {no,yes}\n")
          .endsWith("42.0,red,no,0,yes\n1.0,red,yes,12,?\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsWrittenReadsBackAsTheSameInstances(Format format) throws IOException {
    Path path = folder.resolve(format == Format.CSV ? "sea.csv" : "sea.arff");
    InstanceStream sea = new Sea().create();
    var expected = new Instance(sea.schema());
    try (Writer out = Files.newBufferedWriter(path)) {
      var writer = new InstanceWriter(out, sea.schema(), format, NominalForm.NAME);
      writer.header();
      for (int i = 0; i < 2000; i++) {
        sea.next(expected);
        writer.write(expected);
      }
      writer.flush();
    }
    InstanceStream again = new Sea().create();
    InstanceStream read = new FileStream(path.toString()).create();
    assertThat(read.schema()).isEqualTo(again.schema());
    var actual = new Instance(read.schema());
    while (read.next(actual)) {
      again.next(expected);
      assertThat(actual.x).isEqualTo(expected.x);
      assertThat(actual.y).isEqualTo(expected.y);
    }
  }
}
