// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.driftlab.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a file can be wrong is answered with one sentence that says what, where and how to mend it. */
class FileStreamErrorsTest {
  private static final String ARFF = "@relation r\n@attribute x numeric\n@attribute c {a,b}\n@data\n";

  @TempDir
  private Path folder;

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        wrong("e.csv", "", "File 'e.csv' is empty; it needs a header line of column names and rows of data."),
        wrong("e.csv", "\n\n", "File 'e.csv' is empty; it needs a header line of column names and rows of data."),
        wrong("h.csv", "x,c\n", "File 'h.csv' has a header but no rows; add data below it."),
        wrong("r.csv", "x,c\n1,0\n1\n",
            "Line 3 of 'r.csv' has 1 value but the header names 2 columns; mend that line."),
        wrong("r.csv", "x,c\n1,0,5\n",
            "Line 2 of 'r.csv' has 3 values but the header names 2 columns; mend that line."),
        wrong("n.csv", "x,c\n1,0\n2,0\nabc,1\n", "Line 4 of 'n.csv' has 'abc' in the numeric column 'x', which is not a"
            + " number; mend it, write ? for a missing value, or name the column under 'nominal'."),
        wrong("n.csv", "x,c\n1,0\nNaN,1\n",
            "Line 3 of 'n.csv' has 'NaN' in the numeric column 'x', which is not a finite"
            + " number; mend it, or write ? for a missing value."),
        wrong("n.csv", "x,c\n1,0\n-Infinity,1\n",
            "Line 3 of 'n.csv' has '-Infinity' in the numeric column 'x', which is"
            + " not a finite number; mend it, or write ? for a missing value."),
        wrong("n.csv", "x,c\n1,0\n3,0\n1e999,1\n",
            "Line 4 of 'n.csv' has '1e999' in the numeric column 'x', which is not"
            + " a finite number; mend it, or write ? for a missing value."),
        wrong("n.csv", "x;c\n1,5;0\n2;0\n2.5;1\n", "Line 4 of 'n.csv' has '2.5' in column 'x', but line 2 has '1,5' in column 'x';"
            + " write all decimals with a comma or all with a point."),
        wrong("n.csv", "x;y;c\n1,5;1;0\n2;1.500;1\n", "Line 3 of 'n.csv' has '1.500' in column 'y', but line 2 has '1,5' in"
            + " column 'x'; write all decimals with a comma or all with a point."),
        wrong("n.tsv", "x\tc\n1,500\t0\n20\t1\n", "Line 2 of 'n.tsv' has '1,500' in column 'x', which may be thousands or"
            + " decimals; write it without the comma, or with a point."),
        wrong("m.csv", "x,c\n1,0\n1,\n",
            "Line 3 of 'm.csv' has no label in column 'c'; fill it in or remove the line."),
        wrong("o.csv", "x\n1\n",
            "File 'o.csv' has the single column 'x'; it needs at least one feature and the label."),
        wrong("d.csv", "x,x,c\n1,2,0\n", "File 'd.csv' names two columns 'x' in its header; give each its own name."),
        wrong("f.csv", "1,2,0\n3,4,1\n",
            "The first line of 'f.csv' holds numbers; put a line of column names above it,"
            + " or set 'header' to false."),
        wrong("f.csv", "0,0,1\n3,4,1\n",
            "The first line of 'f.csv' holds numbers; put a line of column names above it,"
            + " or set 'header' to false."),
        wrong("iris.data", "5.1,3.5,setosa\n4.9,,setosa\n6.1,2.9,versicolor\n",
            "The first line of 'iris.data' holds numbers; put a line of column names above it,"
            + " or set 'header' to false."),
        wrong("q.csv", "x,c\n1,0\n2,\"1\n", "File 'q.csv' cannot be read as CSV after line 3; check the quotes there."),
        wrong("q.csv", "x,c\n1,0\n\"2\"3,1\n",
            "File 'q.csv' cannot be read as CSV after line 3; check the quotes there."),
        wrong("u.arff", ARFF + "1,a\n2,z\n",
            "Line 6 of 'u.arff' has 'z' in column 'c', which is not one of the declared classes: a, b."),
        wrong("u.arff", ARFF + "one,a\n",
            "Line 5 of 'u.arff' has 'one' in the numeric column 'x', which is not a number;"
            + " mend it, or write ? for a missing value."),
        wrong("u.arff", ARFF + "1,?\n",
            "Line 5 of 'u.arff' has no label in column 'c'; fill it in or remove the line."),
        wrong("u.arff", ARFF + "1,a,3\n",
            "Line 5 of 'u.arff' has 3 values but the header names 2 columns; mend that line."),
        wrong("u.arff", ARFF, "File 'u.arff' has a header but no rows; add data below @data."),
        wrong("u.arff", ARFF + "1,'a\n", "Line 5 of 'u.arff' has a quote that is never closed; close it."),
        wrong("u.arff", ARFF + "{0 1, 2 b}\n", "Line 5 of 'u.arff' has a sparse value without an index from 1 to 1;"
            + " write index and value, with indices from 0 that rise."),
        wrong("u.arff", ARFF + "{1 b, 0 1}\n", "Line 5 of 'u.arff' has a sparse value without an index from 2 to 1;"
            + " write index and value, with indices from 0 that rise."),
        wrong("u.arff", ARFF + "{0 1\n", "Line 5 of 'u.arff' does not close its sparse row; end it with a brace."),
        wrong("u.arff", ARFF + "{0 , 1 b}\n", "Line 5 of 'u.arff' has no value for index 0 or a quote that is never"
            + " closed; write index, blank and value, separated by commas."),
        wrong("u.arff", "@relation r\n@attribute x numeric\n",
            "File 'u.arff' has no @data line; add it between header and"
            + " rows."),
        wrong("u.arff", "@attribute x string\n",
            "Line 1 of 'u.arff' gives attribute 'x' the type 'string'; use numeric,"
            + " real, integer or a list of values in braces."),
        wrong("u.arff", "@attribute c {a}\n@attribute x real\n@data\na,1\n",
            "The label 'x' of 'u.arff' is declared numeric;"
            + " list its classes in braces, such as {0,1}."),
        wrong("u.arff", "x,c\n1,2\n",
            "Line 1 of 'u.arff' is neither @relation, @attribute nor @data; mend the header."));
  }

  private static Arguments wrong(String name, String text, String message) {
    return Arguments.of(name, text, message);
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aBrokenFileIsAnsweredWithOneSentence(String name, String text, String message) throws IOException {
    Path path = Files.writeString(folder.resolve(name), text);
    assertThat(message(new FileStream(path.toString()))).isEqualTo(message.replace(name, path.toString()));
  }

  private static String message(FileStream spec) {
    return catchThrowableOfType(InputException.class, spec::create).getMessage();
  }

  @Test
  void aLongCellOverSeveralLinesIsShownShortAndOnOneLine() throws IOException {
    String cell = "a\nb" + "c".repeat(100);
    Path path = Files.writeString(folder.resolve("a.csv"), "x,c\n1,0\n2,0\n\"" + cell + "\",0\n");
    assertThat(message(new FileStream(path.toString()))).startsWith("Line 4 of '" + path + "' has 'a b" + "c".repeat(37)
        + "…' in the numeric column 'x', which is not a number;");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(message(new FileStream("no/such.csv"))).isEqualTo("File 'no/such.csv' does not exist; check the path.");
  }

  @Test
  void aPathThatIsNotSetIsAskedFor() {
    assertThat(message(new FileStream())).isEqualTo("No file is named; set 'path' to a CSV or ARFF file.");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThat(message(new FileStream(folder.toString())))
        .isEqualTo("'" + folder + "' is a directory; name a CSV or ARFF file in it.");
  }

  @Test
  void anUnknownLabelColumnListsThoseThereAre() throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "x,y,c\n1,2,0\n");
    assertThat(message(new FileStream(path.toString(), "klass", "")))
        .isEqualTo("File '" + path + "' has no column 'klass' for the label; choose from x, y, c.");
  }

  @Test
  void anUnknownNominalColumnListsThoseThereAre() throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "x,y,c\n1,2,0\n");
    assertThat(message(new FileStream(path.toString(), "", "x,z")))
        .isEqualTo("File '" + path + "' has no column 'z' to take as nominal; choose from x, y, c.");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    Path path = Files.write(folder.resolve("a.csv"), "x,c\n1,a\n2,é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message(new FileStream(path.toString())))
        .isEqualTo("File '" + path + "' is not UTF-8 text at line 3; save it with the encoding UTF-8.");
  }

  @Test
  void aCutOffCompressedFileIsAnsweredWithOneSentence() throws IOException {
    Path path = Files.write(folder.resolve("a.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    assertThat(message(new FileStream(path.toString()))).startsWith("File '" + path + "' cannot be read (");
  }

  @Test
  void aLineThatDoesNotEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "x,c\n1,0\n" + "7".repeat(4_000_001));
    assertThat(message(new FileStream(path.toString()))).isEqualTo("Line 3 of '" + path
        + "' is longer than 4000000 characters; check that it is a text file whose lines end.");
    Path arff = Files.writeString(folder.resolve("a.arff"), ARFF + "7".repeat(4_000_001));
    assertThat(message(new FileStream(arff.toString()))).startsWith("Line 5 of '" + arff + "' is longer than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.csv.gz", "bomb.zip"})
  void aFileThatExpandsWithoutEndIsRefused(String name) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(path); OutputStream packed = packed(name, out)) {
      packed.write("x,c\n1,0\n".getBytes(StandardCharsets.UTF_8));
      byte[] lines = "1,0\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 68; i++) {
        packed.write(lines);
      }
    }
    assertThat(message(new FileStream(path.toString()))).isEqualTo("File '" + path
        + "' expands to more than 400 times its size, which data does not; unpack it and check what is in it.");
  }

  private static OutputStream packed(String name, OutputStream out) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPOutputStream(out);
    }
    var zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("bomb.csv"));
    return zip;
  }

  @Test
  void anArchiveOfSeveralFilesIsRefused() throws IOException {
    Path path = folder.resolve("a.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.putNextEntry(new ZipEntry("b.csv"));
    }
    assertThat(message(new FileStream(path.toString())))
        .isEqualTo("Archive '" + path + "' holds more than one file; put exactly one CSV or ARFF file into it.");
  }

  @Test
  void aTypeThatContradictsIsRefused() throws IOException {
    String path = Files.writeString(folder.resolve("a.csv"), "x,y,c\n1,a,0\n").toString();
    assertThat(message(typed(path, "x", "x")))
        .isEqualTo("Column 'x' of '" + path + "' is named both nominal and numeric; choose one.");
    assertThat(message(typed(path, "", "c")))
        .isEqualTo("Column 'c' of '" + path + "' is the label and cannot be numeric; take it out of 'numeric'.");
    assertThat(message(typed(path, "", "y"))).startsWith("Line 2 of '" + path + "' has 'a' in the numeric column 'y'");
    String arff = Files.writeString(folder.resolve("a.arff"), ARFF + "1,a\n").toString();
    assertThat(message(typed(arff, "x", ""))).isEqualTo("File '" + arff
        + "' declares the types of its columns itself; leave 'nominal' and 'numeric' empty.");
  }

  private static FileStream typed(String path, String nominal, String numeric) {
    return new FileStream(path, "", nominal, numeric, FileStream.Delimiter.AUTO, true);
  }

  @Test
  void aLabelOfTooManyValuesIsNoLabel() throws IOException {
    var text = new StringBuilder("x,c\n");
    for (int i = 0; i < 1001; i++) {
      text.append("1,").append(i).append('\n');
    }
    Path path = Files.writeString(folder.resolve("a.csv"), text);
    assertThat(message(new FileStream(path.toString()))).isEqualTo("Column 'c' of '" + path
        + "' has more than 1000 different values, too many for a label; choose another column or mend its values.");
  }
}
