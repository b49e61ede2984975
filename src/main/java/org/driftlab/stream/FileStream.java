// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's own data: the rows of a CSV or ARFF file in their order, read from disk in constant memory.
 *
 * <p>{@code .arff} is read as ARFF, anything else as CSV with comma, semicolon or tab between the cells; {@code .gz}
 * after either, or a {@code .zip} of one file, is decompressed on the way. The text is UTF-8, with a byte order mark or
 * without. The columns of a file without header are {@code column1}, {@code column2} and so on. An empty cell or {@code ?} is a
 * missing feature; a missing label is an error. What the columns of a CSV file are is found by reading it once, see
 * {@link CsvSurvey}; an ARFF file says so itself. {@link #create} reads every row once, so that a mistake in the last
 * line is known before a run begins, and costs about a second for a million rows of ten numbers.
 *
 * @param path the file; one that a scenario file names is looked for beside that first, then where the program was started
 * @param label the column that is the class; the last one if empty
 * @param nominal names of CSV columns, separated by commas, whose numbers are names of categories
 * @param numeric names of CSV columns, separated by commas, that are numeric whatever most of their cells hold
 * @param delimiter what stands between the cells of a CSV file
 * @param header whether the first line of a CSV file names the columns
 */
public record FileStream(
    @Param(label = "File", help = "A CSV or ARFF file, plain or compressed with gzip.") String path,
    @Param(label = "Label column", help = "The column to predict; the last one if empty.") String label,
    @Param(label = "Nominal columns", help = "Columns, separated by commas, whose numbers are names of categories.")
    String nominal,
    @Param(label = "Numeric columns", help = "Columns, separated by commas, that are numeric in any case.")
    String numeric,
    @Param(label = "Delimiter", help = "What stands between the cells.") Delimiter delimiter,
    @Param(label = "Header line", help = "Whether the first line names the columns.") boolean header)
    implements StreamSpec {

  /** What stands between the cells of a CSV file. */
  public enum Delimiter {
    /** Whichever of the three is most frequent in the first line. */
    AUTO,
    COMMA,
    SEMICOLON,
    TAB
  }

  public FileStream {
    Params.check(FileStream.class, path, label, nominal, numeric, delimiter, header);
  }

  public FileStream() {
    this("", "", "");
  }

  /** A file with a header line, the delimiter being found. */
  public FileStream(String path, String label, String nominal) {
    this(path, label, nominal, "", Delimiter.AUTO, true);
  }

  /** A file whose last column is the label. */
  public FileStream(String path) {
    this(path, "", "");
  }

  /** A file as it looks: the last column is the label, and there is no header line if the first line reads like data. */
  public static FileStream guess(String path) {
    var file = new TextFile(path);
    try {
      boolean named = file.isArff() || !HeaderGuess.looksLikeData(file, CsvRows.delimiter(file));
      return new FileStream(path, "", "", "", Delimiter.AUTO, named);
    } catch (InputException e) {
      return new FileStream(path); // what is wrong with it is said when it is read
    }
  }

  /** The same stream from the file of that name that lies beside another one; the stream itself if there is none. */
  public FileStream beside(Path other) {
    Path folder = other.toAbsolutePath().getParent();
    try {
      Path there = folder == null ? Path.of(path) : folder.resolve(path);
      return path.isBlank() || Path.of(path).isAbsolute() || !Files.isRegularFile(there) ? this
          : new FileStream(there.normalize().toString(), label, nominal, numeric, delimiter, header);
    } catch (InvalidPathException e) {
      return this; // what is wrong with it is said when it is read
    }
  }

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String title() {
    return "CSV or ARFF file";
  }

  @Override
  public InstanceStream create() {
    return create(rows -> true);
  }

  /**
   * A fresh stream, with word of how far the first reading has come.
   *
   * @param keepGoing is told the number of rows read every few thousand rows; false stops
   * @throws org.driftlab.data.InputException if the file cannot be read as described
   * @throws CancellationException if {@code keepGoing} said so
   */
  public InstanceStream create(LongPredicate keepGoing) {
    var file = new TextFile(path);
    if (file.isArff() && !(nominal.isBlank() && numeric.isBlank())) {
      throw new InputException("File '%s' declares the types of its columns itself; leave 'nominal' and 'numeric' empty."
          .formatted(path));
    }
    FileLayout layout = file.isArff()
        ? ArffRows.survey(file, label, keepGoing)
        : CsvSurvey.survey(file, this, keepGoing);
    return new State(layout, 0);
  }

  /**
   * What is wrong with the file, each with line and column, in one sentence; empty if it can be read as described. Of an ARFF
   * file only the first problem is found.
   *
   * @param most how many problems to look for
   * @param keepGoing is told the number of rows read every few thousand rows; false stops
   * @throws CancellationException if {@code keepGoing} said so
   */
  public List<String> problems(int most, LongPredicate keepGoing) {
    var byLine = new TreeMap<Long, List<String>>();
    var count = new AtomicInteger();
    var file = new TextFile(path);
    try {
      if (file.isArff()) {
        create(keepGoing);
      } else {
        CsvSurvey.survey(file, this, keepGoing, (line, problem) -> {
          if (count.getAndIncrement() == most) {
            throw problem;
          }
          byLine.computeIfAbsent(line, l -> new ArrayList<>()).add(String.valueOf(problem.getMessage()));
        });
      }
    } catch (InputException e) {
      if (count.get() < most) {
        byLine.computeIfAbsent(Long.MAX_VALUE, l -> new ArrayList<>()).add(String.valueOf(e.getMessage()));
      }
    }
    return byLine.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The names of the file's columns, whatever its rows hold; empty if not even the header can be read. Reads the header alone.
   */
  public List<String> columnNames() {
    var file = new TextFile(path);
    try {
      return file.isArff() ? ArffRows.names(file) : CsvSurvey.names(file, this);
    } catch (InputException e) {
      return List.of();
    }
  }

  static void checkProgress(LongPredicate keepGoing, long rows) {
    if (!keepGoing.test(rows)) {
      throw new CancellationException("reading stopped after " + rows + " rows");
    }
  }

  private static final class State implements InstanceStream {
    private final FileLayout layout;
    private long position;
    private boolean ended;
    /** Opened by the first {@link #next}, so that the many copies a run keeps as checkpoints hold no file open. */
    private @Nullable RowReader rows;

    State(FileLayout layout, long position) {
      this.layout = layout;
      this.position = position;
    }

    @Override
    public Schema schema() {
      return layout.schema();
    }

    @Override
    public boolean next(Instance out) {
      if (ended) {
        return false;
      }
      RowReader reader = rows == null ? reopen() : rows;
      if (!reader.next()) {
        close();
        ended = true;
        return false;
      }
      layout.fill(reader, out);
      position++;
      return true;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(layout.rowCount());
    }

    private RowReader reopen() {
      RowReader reader = layout.open();
      rows = reader;
      for (long row = 0; row < position; row++) {
        reader.next();
      }
      return reader;
    }

    @Override
    public InstanceStream copy() {
      var copy = new State(layout, position);
      copy.ended = ended;
      return copy;
    }

    @Override
    public void close() {
      if (rows != null) {
        rows.close();
        rows = null;
      }
    }
  }
}
