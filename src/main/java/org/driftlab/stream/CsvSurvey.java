// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file once from end to end to learn what its columns are, in constant memory.
 *
 * <p>A feature is numeric when more than half of its values are numbers, and then a value that is none is an error; where
 * cells are not separated by commas, a number may have a comma before its decimals, and then all of the file do so;
 * otherwise, or when the user says so, it is nominal. The values of a nominal column and the classes are in ascending
 * order of number if all of them are numbers, else in the order of their characters, whatever order the rows have.
 */
final class CsvSurvey {
  /** More different values than this are a sign that a column is no category. */
  private static final int MAX_VALUES = 1000;
  private static final int PROGRESS_ROWS = 4096;
  private static final int MAX_NO_NUMBERS = 10;
  /** Digits between the commas of thousands. */
  private static final int GROUP = 3;

  private final TextFile file;
  private final Set<String> nominal;
  private final Set<String> numeric;
  private final List<Column> columns = new ArrayList<>();
  private final Problems onProblem;
  /** Whether a comma in a cell may stand before decimals, as it does not stand between cells. */
  private final boolean freeComma;

  /** Hears of a row or a cell that does not fit. */
  @FunctionalInterface
  interface Problems {
    /** A problem in a line; may throw it to end the survey. */
    void found(long line, InputException problem);
  }

  private CsvSurvey(TextFile file, FileStream spec, char delimiter, Problems onProblem) {
    this.file = file;
    freeComma = delimiter != ',';
    this.onProblem = onProblem;
    this.nominal = names(spec.nominal());
    this.numeric = names(spec.numeric());
  }

  /** Surveys a file; see {@link FileStream} for what is asked. The first problem ends it. */
  static FileLayout survey(TextFile file, FileStream spec, LongPredicate keepGoing) {
    return survey(file, spec, keepGoing, (line, problem) -> {
      throw problem;
    });
  }

  /**
   * Surveys a file and goes on behind a row or a cell that does not fit.
   *
   * @param onProblem hears of each; may throw to end it
   */
  static FileLayout survey(TextFile file, FileStream spec, LongPredicate keepGoing,
      Problems onProblem) {
    char delimiter = delimiter(file, spec);
    var survey = new CsvSurvey(file, spec, delimiter, onProblem);
    List<String> names = survey.columns(delimiter, spec.header());
    int labelColumn = FileLayout.labelColumn(file, spec.label(), names);
    if (survey.numeric.contains(names.get(labelColumn))) {
      throw new InputException("Column '%s' of '%s' is the label and cannot be numeric; take it out of 'numeric'."
          .formatted(names.get(labelColumn), file.name()));
    }
    long count;
    try (var rows = new CsvRows(file, delimiter)) {
      if (spec.header()) {
        rows.next();
      }
      count = survey.read(rows, labelColumn, keepGoing);
    }
    var attributes = new ArrayList<Attribute>();
    for (int c = 0; c < names.size(); c++) {
      attributes.add(survey.columns.get(c).attribute(c == labelColumn));
    }
    boolean comma = survey.decimalComma(attributes);
    return new FileLayout(file, delimiter, spec.header(), attributes, labelColumn).withRowCount(count).withDecimalComma(comma);
  }

  /**
   * Whether the numbers of the file have a comma before their decimals. One with a point besides, or where a comma can only
   * stand between thousands, is a problem: read either way, some numbers would be wrong by a thousand.
   */
  private boolean decimalComma(List<Attribute> attributes) {
    List<Column> numbers = IntStream.range(0, columns.size()).filter(c -> attributes.get(c) instanceof Attribute.Numeric)
        .mapToObj(columns::get).toList();
    Optional<Column> withComma = numbers.stream().filter(c -> c.firstComma != null).findFirst();
    withComma.ifPresent(comma -> {
      Seen first = Objects.requireNonNull(comma.firstComma);
      if (numbers.stream().noneMatch(c -> c.decimals)) {
        onProblem.found(first.line(), new InputException(("Line %d of '%s' has '%s' in column '%s', which may be thousands or "
            + "decimals; write it without the comma, or with a point.").formatted(first.line(), file.name(), first.text(), comma.name)));
      }
      numbers.stream().filter(c -> c.firstPoint != null).forEach(c -> {
        Seen point = Objects.requireNonNull(c.firstPoint);
        onProblem.found(point.line(), new InputException(("Line %d of '%s' has '%s' in column '%s', but line %d has '%s' in column "
            + "'%s'; write all decimals with a comma or all with a point.").formatted(point.line(), file.name(), point.text(), c.name,
            first.line(), first.text(), comma.name)));
      });
    });
    return withComma.isPresent();
  }

  /** The names of a file's columns; reads its header alone. */
  static List<String> names(TextFile file, FileStream spec) {
    var plain = new FileStream(spec.path(), "", "", "", spec.delimiter(), spec.header());
    char delimiter = delimiter(file, spec);
    return new CsvSurvey(file, plain, delimiter, (line, problem) -> { }).columns(delimiter, spec.header());
  }

  private static char delimiter(TextFile file, FileStream spec) {
    return switch (spec.delimiter()) {
      case AUTO -> CsvRows.delimiter(file);
      case COMMA -> ',';
      case SEMICOLON -> ';';
      case TAB -> '\t';
    };
  }

  /** The names of the columns, from the first line or by their number. */
  private List<String> columns(char delimiter, boolean header) {
    if (header && HeaderGuess.looksLikeData(file, delimiter)) {
      throw new InputException(
          "The first line of '%s' holds numbers; put a line of column names above it, or set 'header' to false."
              .formatted(file.name()));
    }
    try (var rows = new CsvRows(file, delimiter)) {
      if (!rows.next()) {
        throw file.empty();
      }
      List<String> names = header ? header(rows.cells()) : Headers.numbered("column", rows.cells().count());
      names.forEach(name -> columns.add(new Column(name)));
      checkNames(names);
      return names;
    }
  }

  private List<String> header(Cells cells) {
    var names = new ArrayList<String>();
    for (int c = 0; c < cells.count(); c++) {
      String name = cells.get(c).isEmpty() ? "column" + (c + 1) : cells.get(c);
      if (names.contains(name)) {
        throw new InputException("File '%s' names two columns '%s' in its header; give each its own name."
            .formatted(file.name(), name));
      }
      names.add(name);
    }
    return names;
  }

  private void checkNames(List<String> names) {
    for (String name : nominal) {
      checkName(names, name, "nominal");
      if (numeric.contains(name)) {
        throw new InputException("Column '%s' of '%s' is named both nominal and numeric; choose one."
            .formatted(name, file.name()));
      }
    }
    for (String name : numeric) {
      checkName(names, name, "numeric");
    }
  }

  private void checkName(List<String> names, String name, String type) {
    if (!names.contains(name)) {
      throw new InputException("File '%s' has no column '%s' to take as %s; choose from %s."
          .formatted(file.name(), name, type, String.join(", ", names)));
    }
  }

  private long read(CsvRows rows, int labelColumn, LongPredicate keepGoing) {
    long count = 0;
    while (rows.next()) {
      if (rows.cells().count() == columns.size()) {
        see(rows, labelColumn);
      } else {
        onProblem.found(rows.line(), FileLayout.badCount(file, rows, columns.size()));
      }
      count++;
      if (count % PROGRESS_ROWS == 0) {
        FileStream.checkProgress(keepGoing, count);
      }
    }
    if (count == 0) {
      throw new InputException("File '%s' has a header but no rows; add data below it.".formatted(file.name()));
    }
    FileStream.checkProgress(keepGoing, count);
    return count;
  }

  private void see(CsvRows rows, int labelColumn) {
    for (int c = 0; c < columns.size(); c++) {
      if (!rows.cells().isMissing(c)) {
        columns.get(c).see(rows.cells(), c, rows.line());
      } else if (c == labelColumn) {
        onProblem.found(rows.line(), FileLayout.missingLabel(file, rows.line(), columns.get(c).name));
      }
    }
  }

  /** A cell and its line. */
  private record Seen(long line, String text) {}

  /** What was seen in one column. */
  private final class Column {
    final String name;
    private long numbers;
    private long texts;
    /** The first cells that are no finite number, with their lines. */
    private final SequencedMap<Long, String> noNumbers = new LinkedHashMap<>();
    private @Nullable ValueIndex values = new ValueIndex();
    private long commas;
    /** The first number with a comma in it, and whether one of them has decimals behind it for certain. */
    private @Nullable Seen firstComma;
    private boolean decimals;
    private @Nullable Seen firstPoint;

    Column(String name) {
      this.name = name;
    }

    void see(Cells cells, int cell, long line) {
      char[] text = cells.text();
      int from = cells.start(cell);
      int to = cells.end(cell);
      if (values != null) {
        values.add(text, from, to);
        values = values.size() > MAX_VALUES ? null : values;
      }
      if (Decimals.isFinite(text, from, to)) {
        numbers++;
        if (freeComma && firstPoint == null && contains('.', text, from, to)) {
          firstPoint = new Seen(line, FileLayout.shown(cells.get(cell)));
        }
        return;
      }
      if (freeComma && Decimals.isFiniteWithComma(text, from, to)) {
        commas++;
        firstComma = firstComma == null ? new Seen(line, FileLayout.shown(cells.get(cell))) : firstComma;
        decimals = decimals || !isThousands(text, from, to);
        return;
      }
      if (noNumbers.size() < MAX_NO_NUMBERS) {
        noNumbers.put(line, cells.get(cell));
      }
      if (Decimals.isNonFiniteWord(text, from, to)) {
        numbers++;
      } else {
        texts++;
      }
    }

    Attribute attribute(boolean isLabel) {
      if (isLabel || nominal.contains(name) || texts > 0 && numbers + commas <= texts && !numeric.contains(name)) {
        return new Attribute.Nominal(name, sortedValues(isLabel));
      }
      noNumbers.forEach((line, text) -> onProblem.found(line, FileLayout.badNumber(file, line, name, text)));
      return new Attribute.Numeric(name);
    }

    private List<String> sortedValues(boolean isLabel) {
      if (values == null) {
        throw new InputException(("Column '%s' of '%s' has more than %d different values, too many for %s; "
            + "choose another column or mend its values.").formatted(name, file.name(), MAX_VALUES,
            isLabel ? "a label" : "a nominal feature"));
      }
      Comparator<String> byText = Comparator.naturalOrder();
      boolean allNumbers = noNumbers.isEmpty() && commas == 0;
      return values.values().stream()
          .sorted(allNumbers ? Comparator.comparingDouble(Double::parseDouble).thenComparing(byText) : byText)
          .toList();
    }
  }

  private static boolean contains(char wanted, char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number with a comma can be read as thousands: up to three digits, the first no zero, then three. */
  private static boolean isThousands(char[] text, int from, int to) {
    int start = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    int before = to - GROUP - 1 - start;
    return before >= 1 && before <= GROUP && text[start] != '0' && text[to - GROUP - 1] == ','
        && !contains('e', text, start, to) && !contains('E', text, start, to);
  }

  /** Names separated by commas. */
  static Set<String> names(String list) {
    var names = new HashSet<String>();
    for (String name : list.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
