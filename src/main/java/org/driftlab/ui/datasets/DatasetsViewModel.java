// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Attribute;
import org.driftlab.detect.Adwin;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamProfile;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.jspecify.annotations.Nullable;

/** The data there are, what the columns of the chosen ones hold, and how a file is read. */
public final class DatasetsViewModel {
  /** What the profile's place shows. */
  enum State {
    NOTHING,
    READING,
    READY,
    PROBLEM
  }

  private static final long GENERATED = 20_000;
  private static final int MOST_PROBLEMS = 20;
  private static final int WINDOW = 1_000;
  private static final int INITIAL = 2_000;
  private static final int SEED = 1;

  private final Texts texts;
  private final Formats formats;
  private final Tasks tasks;
  private final Consumer<Scenario> opener;
  private final ObservableList<Source> sources = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Source> chosen = new SimpleObjectProperty<>(this, "chosen");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NOTHING);
  private final ReadOnlyObjectWrapper<List<ColumnRow>> columns = new ReadOnlyObjectWrapper<>(this, "columns", List.of());
  private final ReadOnlyObjectWrapper<List<List<String>>> first = new ReadOnlyObjectWrapper<>(this, "first", List.of());
  private final ReadOnlyObjectWrapper<List<String>> problems = new ReadOnlyObjectWrapper<>(this, "problems", List.of());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
  private AtomicBoolean going = new AtomicBoolean();
  private final AtomicLong rows = new AtomicLong();
  private Optional<StreamProfile> profile = Optional.empty();
  private int reading;

  /**
   * The generators of the catalog, and no files yet.
   *
   * @param opener opens a scenario in the place of the present one
   */
  public DatasetsViewModel(Tasks tasks, Consumer<Scenario> opener, Texts texts) {
    this(tasks, opener, texts, List.of());
  }

  /** The data that come with the program and the generators of the catalog. */
  public DatasetsViewModel(Tasks tasks, Consumer<Scenario> opener, Texts texts, List<Source> shipped) {
    this.tasks = tasks;
    this.opener = opener;
    this.texts = texts;
    formats = new Formats(texts.locale());
    sources.addAll(shipped);
    var catalog = new CatalogTexts(texts.locale());
    Catalog.STREAMS.specs().stream().filter(spec -> !(spec instanceof FileStream))
        .forEach(spec -> sources.add(Source.generator(spec, catalog.title(spec))));
    chosen.subscribe(this::read);
  }

  /** Takes a file in: it is listed first, chosen and read, with or without a header line as it looks. One that is there already is read anew. */
  public void open(Path file) {
    tasks.run(() -> FileStream.guess(file.toString()), spec -> {
      sources.removeIf(s -> s.spec() instanceof FileStream old && old.path().equals(spec.path()));
      Source source = Source.file(spec);
      sources.addFirst(source);
      chosen.set(source);
    }, e -> problems.set(List.of(new SentenceTexts(texts.locale()).problem(e))));
  }

  private void read(@Nullable Source source) {
    going.set(false);
    going = new AtomicBoolean(true);
    rows.set(0);
    int mine = ++reading;
    profile = Optional.empty();
    problems.set(List.of());
    summary.set("");
    if (source == null) {
      state.set(State.NOTHING);
      return;
    }
    state.set(State.READING);
    AtomicBoolean mayGoOn = going;
    LongPredicate keepGoing = read -> {
      rows.set(read);
      return mayGoOn.get();
    };
    tasks.run(() -> look(source.spec(), keepGoing), found -> show(mine, source, found), e -> failed(mine, source, e, keepGoing));
  }

  private static StreamProfile look(StreamSpec spec, LongPredicate keepGoing) {
    long most = spec instanceof FileStream ? Long.MAX_VALUE : GENERATED;
    try (InstanceStream stream = spec instanceof FileStream file ? file.create(keepGoing) : spec.create()) {
      return StreamProfile.of(stream, most, keepGoing);
    }
  }

  private void show(int mine, Source source, StreamProfile found) {
    if (mine == reading) {
      profile = Optional.of(found);
      columns.set(rows(found));
      first.set(found.first());
      summary.set(source.isShipped() ? source.about() + " " + describe(found) : describe(found));
      state.set(State.READY);
    }
  }

  private void failed(int mine, Source source, Exception e, LongPredicate keepGoing) {
    if (mine != reading) {
      return;
    }
    if (e instanceof CancellationException) {
      state.set(State.NOTHING);
      return;
    }
    if (source.spec() instanceof FileStream file) {
      tasks.run(() -> new Broken(file.columnNames(), file.problems(MOST_PROBLEMS, keepGoing)),
          broken -> problems(mine, file, broken, e), x -> problems(mine, file, Broken.NOTHING_KNOWN, e));
    } else {
      problems.set(List.of(new SentenceTexts(texts.locale()).problem(e)));
      state.set(State.PROBLEM);
    }
  }

  /** The columns stay there without their profile, so that the description can be mended. */
  private void problems(int mine, FileStream file, Broken broken, Exception e) {
    if (mine == reading) {
      Set<String> nominal = names(file.nominal());
      String label = !file.label().isEmpty() || broken.names().isEmpty() ? file.label() : broken.names().getLast();
      columns.set(broken.names().stream().map(name -> new ColumnRow(name, nominal.contains(name), name.equals(label), "", "", "",
          List.of())).toList());
      var sentences = new SentenceTexts(texts.locale());
      problems.set(broken.problems().isEmpty() ? List.of(sentences.problem(e)) : broken.problems().stream().map(sentences::say).toList());
      state.set(State.PROBLEM);
    }
  }

  /** What can be told of a file that cannot be read. */
  private record Broken(List<String> names, List<String> problems) {
    static final Broken NOTHING_KNOWN = new Broken(List.of(), List.of());
  }

  /** Stops reading; nothing is shown then. */
  void cancel() {
    going.set(false);
  }

  private List<ColumnRow> rows(StreamProfile found) {
    var list = new ArrayList<ColumnRow>();
    for (StreamProfile.Column column : found.columns()) {
      boolean nominal = column.attribute() instanceof Attribute.Nominal;
      list.add(new ColumnRow(column.attribute().name(), nominal, false, share(column.missing(), found.instances()),
          nominal ? texts.get("values.nominal", column.counts().size())
              : texts.get("values.numeric", number(column.min()), number(column.max())),
          nominal ? frequent(((Attribute.Nominal) column.attribute()).values(), column.counts())
              : texts.get("centre.numeric", number(column.mean()), number(column.deviation())), column.counts()));
    }
    list.add(new ColumnRow(found.label(), true, true, share(found.noLabel(), found.instances()),
        texts.get("values.classes", found.classes().size()), frequent(found.classes(), found.perClass()),
        found.perClass()));
    return list;
  }

  private String frequent(List<String> values, List<Long> counts) {
    long all = counts.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return "–";
    }
    int most = 0;
    for (int i = 1; i < counts.size(); i++) {
      most = counts.get(i) > counts.get(most) ? i : most;
    }
    return texts.get("centre.nominal", values.get(most), (double) counts.get(most) / all);
  }

  private String share(long part, long all) {
    return part == 0 ? "–" : texts.get("share", (double) part / Math.max(1, all));
  }

  private String number(double value) {
    double size = Math.abs(value);
    return formats.decimal(value, value == Math.rint(value) || size >= 10_000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4);
  }

  private String describe(StreamProfile found) {
    String size = texts.get(found.complete() ? "summary.all" : "summary.some", found.instances(),
        found.columns().size(), found.classes().size());
    return size + " " + found.time().map(c -> texts.get("summary.time", c.attribute().name()))
        .orElseGet(() -> texts.get(found.complete() ? "summary.file-order" : "summary.endless"));
  }

  /** Takes another column as the label. */
  void label(String column) {
    change(f -> new FileStream(f.path(), column, without(f.nominal(), column), without(f.numeric(), column),
        f.delimiter(), f.header()));
  }

  void delimiter(FileStream.Delimiter delimiter) {
    change(f -> new FileStream(f.path(), f.label(), f.nominal(), f.numeric(), delimiter, f.header()));
  }

  void header(boolean header) {
    change(f -> new FileStream(f.path(), "", "", "", f.delimiter(), header));
  }

  /** Takes a column as names of categories, or as numbers. */
  void nominal(String column, boolean nominal) {
    change(f -> new FileStream(f.path(), f.label(), nominal ? with(f.nominal(), column) : without(f.nominal(), column),
        nominal ? without(f.numeric(), column) : with(f.numeric(), column), f.delimiter(), f.header()));
  }

  private void change(UnaryOperator<FileStream> edit) {
    Source source = chosen.get();
    if (source != null && source.spec() instanceof FileStream file) {
      FileStream now = edit.apply(file);
      if (!now.equals(file)) {
        Source changed = Source.file(now);
        int place = sources.indexOf(source);
        if (place >= 0) {
          sources.set(place, changed);
        }
        chosen.set(changed);
      }
    }
  }

  private static Set<String> names(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(n -> !n.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String with(String list, String name) {
    Set<String> names = names(list);
    names.add(name);
    return String.join(",", names);
  }

  private static String without(String list, String name) {
    Set<String> names = names(list);
    names.remove(name);
    return String.join(",", names);
  }

  /** Opens the chosen data as a scenario of their own, with nothing injected yet. */
  void use() {
    Source source = chosen.get();
    if (source != null) {
      profile.ifPresent(found -> opener.accept(scenario(source, found)));
    }
  }

  private Scenario scenario(Source source, StreamProfile found) {
    long instances = found.complete() ? found.instances() : 10 * GENERATED;
    String name = source.isFile() ? source.title() : source.spec().title();
    String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return new Scenario(id.isEmpty() ? "data" : id, source.title(), texts.get("story", source.title()), source.spec(),
        DriftSchedule.none(), Math.max(1, instances), new HoeffdingTree(), new Strategy.Continuous(), new Adwin(),
        Labels.IMMEDIATE, Optional.empty(), WINDOW, (int) Math.clamp(instances / 10, 1, INITIAL), SEED);
  }

  Texts texts() {
    return texts;
  }

  Formats formats() {
    return formats;
  }

  ObservableList<Source> sources() {
    return sources;
  }

  ObjectProperty<@Nullable Source> chosenProperty() {
    return chosen;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ColumnRow>> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  /** The first instances as they stand in a file, the label last. */
  ReadOnlyObjectProperty<List<List<String>>> firstProperty() {
    return first.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<String>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** How many rows have been read so far; from any thread. */
  long rowsRead() {
    return rows.get();
  }
}
