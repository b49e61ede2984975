// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.jspecify.annotations.Nullable;

/** The header and the data rows of an ARFF file. */
final class ArffRows implements RowReader {
  private static final int PROGRESS_ROWS = 4096;
  private static final char[] ZERO = {'0'};

  private final TextFile file;
  private final BufferedReader lines;
  private final Cells cells = new Cells();
  private final List<Attribute> attributes = new ArrayList<>();
  /** For each attribute what a sparse row means by leaving it out. */
  private final List<char[]> defaults = new ArrayList<>();
  private long line;

  /** Opens a file and reads its header; the first {@link #next} reads the first data row. */
  ArffRows(TextFile file) {
    this.file = file;
    this.lines = new BufferedReader(file.open());
    try {
      readHeader();
    } catch (InputException e) {
      close();
      throw e;
    }
  }

  /** The names of a file's attributes; reads its header alone. */
  static List<String> names(TextFile file) {
    try (var rows = new ArffRows(file)) {
      return rows.attributes.stream().map(Attribute::name).toList();
    }
  }

  /** Reads a file from end to end to see that every row fits its header. */
  static FileLayout survey(TextFile file, String label, LongPredicate keepGoing) {
    try (var rows = new ArffRows(file)) {
      List<Attribute> attributes = rows.attributes;
      int labelColumn = FileLayout.labelColumn(file, label, attributes.stream().map(Attribute::name).toList());
      if (!(attributes.get(labelColumn) instanceof Attribute.Nominal)) {
        throw new InputException(
            "The label '%s' of '%s' is declared numeric; list its classes in braces, such as {0,1}.".formatted(
                attributes.get(labelColumn).name(), file.name()));
      }
      var layout = new FileLayout(file, ',', true, attributes, labelColumn);
      var scratch = new Instance(layout.schema());
      long count = 0;
      while (rows.next()) {
        layout.fill(rows, scratch);
        count++;
        if (count % PROGRESS_ROWS == 0) {
          FileStream.checkProgress(keepGoing, count);
        }
      }
      if (count == 0) {
        throw new InputException("File '%s' has a header but no rows; add data below @data.".formatted(file.name()));
      }
      FileStream.checkProgress(keepGoing, count);
      return layout.withRowCount(count);
    }
  }

  private void readHeader() {
    for (String text = readLine(); text != null; text = readLine()) {
      String keyword = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      switch (keyword) {
        case "@relation" -> { }
        case "@attribute" -> attributes.add(attribute(text.substring(keyword.length())));
        case "@data" -> {
          attributes.forEach(a -> defaults.add(
              a instanceof Attribute.Nominal n && !n.values().isEmpty() ? n.values().getFirst().toCharArray() : ZERO));
          return;
        }
        default -> throw error("is neither @relation, @attribute nor @data", "mend the header");
      }
    }
    if (line == 0) {
      throw file.empty();
    }
    throw new InputException("File '%s' has no @data line; add it between header and rows.".formatted(file.name()));
  }

  private Attribute attribute(String declaration) {
    var text = new ArffText(declaration.strip());
    String name = text.nameOrNull();
    if (name == null) {
      throw error("declares an attribute without name and type", "write @attribute NAME TYPE");
    }
    if (attributes.stream().anyMatch(a -> a.name().equals(name))) {
      throw error("declares the attribute '" + name + "' a second time", "give each its own name");
    }
    String type = text.rest();
    if (type.startsWith("{")) {
      return new Attribute.Nominal(name, values(name, type));
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "numeric", "real", "integer" -> new Attribute.Numeric(name);
      default -> throw error("gives attribute '" + name + "' the type '" + type + "'",
          "use numeric, real, integer or a list of values in braces");
    };
  }

  private List<String> values(String name, String type) {
    var declared = new Cells();
    if (!type.endsWith("}") || !new ArffText(type.substring(1, type.length() - 1)).split(declared)) {
      throw error("does not close the list of values of '" + name + "'", "end it with a brace and close its quotes");
    }
    var values = new ArrayList<String>();
    for (int i = 0; i < declared.count(); i++) {
      if (declared.isMissing(i) || values.contains(declared.get(i))) {
        throw error("lists the value '" + declared.get(i) + "' of '" + name + "' twice or leaves one empty",
            "list each value once");
      }
      values.add(declared.get(i));
    }
    return values;
  }

  @Override
  public boolean next() {
    String text = readLine();
    if (text == null) {
      return false;
    }
    cells.clear();
    if (text.startsWith("{")) {
      readSparse(text);
    } else if (!new ArffText(text).split(cells)) {
      throw error("has a quote that is never closed", "close it");
    }
    return true;
  }

  /** A row of pairs of index and value; what it leaves out is 0, or the first value of a nominal attribute. */
  private void readSparse(String text) {
    if (!text.endsWith("}")) {
      throw error("does not close its sparse row", "end it with a brace");
    }
    var pairs = new ArffText(text.substring(1, text.length() - 1));
    while (!pairs.rest().isEmpty()) {
      int index = pairs.index();
      if (index < cells.count() || index >= attributes.size()) {
        throw error("has a sparse value without an index from " + cells.count() + " to " + (attributes.size() - 1),
            "write index and value, with indices from 0 that rise");
      }
      addDefaults(index);
      if (!pairs.value(cells)) {
        throw error("has no value for index " + index + " or a quote that is never closed",
            "write index, blank and value, separated by commas");
      }
    }
    addDefaults(attributes.size());
  }

  private void addDefaults(int until) {
    while (cells.count() < until) {
      char[] value = defaults.get(cells.count());
      cells.add(value, 0, value.length, true);
    }
  }

  /** The next line that is neither empty nor a comment, without blanks around it. */
  private @Nullable String readLine() {
    try {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        String stripped = text.strip();
        if (!stripped.isEmpty() && stripped.charAt(0) != '%') {
          return stripped;
        }
      }
      return null;
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private InputException error(String what, String mend) {
    return new InputException("Line %d of '%s' %s; %s.".formatted(line, file.name(), what, mend));
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
  }
}
