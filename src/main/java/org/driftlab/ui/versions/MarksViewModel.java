// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.driftlab.store.Annotation;
import org.driftlab.store.Retention;
import org.driftlab.store.Thinning;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Foreground.Offer;
import org.driftlab.ui.support.Foreground.Question;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.VersionMarks;
import org.driftlab.ui.support.VersionMarks.State;
import org.driftlab.ui.support.WholeFile;
import org.driftlab.ui.support.catalog.SentenceTexts;
import org.driftlab.version.VersionId;

/** Tags, notes and pins of versions, what is kept of old ones, and export. What can be taken back offers it. */
public final class MarksViewModel {
  /** The longest tag or note, in characters. */
  static final int LONGEST = 10_000;

  private final VersionMarks marks;
  private final FileChoices choices;
  private final Tasks tasks;
  private final InstantSource clock;
  private final Foreground foreground;
  private final Texts texts;
  private final Formats formats;
  private final String user;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private Map<VersionId, String> captions = Map.of();

  /**
   * Marks of the run that is open.
   *
   * @param choices asks where to export to
   * @param user under whose name marks are recorded
   */
  public MarksViewModel(VersionMarks marks, FileChoices choices, Tasks tasks, InstantSource clock, Foreground foreground,
      Texts texts, String user) {
    this.marks = marks;
    this.choices = choices;
    this.tasks = tasks;
    this.clock = clock;
    this.foreground = foreground;
    this.texts = texts;
    this.user = user;
    formats = new Formats(texts.locale());
    state.subscribe(now -> captions = captions(now));
  }

  /** Reads the marks anew, as when another run is open or a retention may have thinned. */
  public void refresh() {
    tasks.run(marks::state, state::set, this::complain);
  }

  /** All marks as last read. */
  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  boolean available() {
    return marks.available();
  }

  /** Why a version cannot be given this tag or note; empty if it can. */
  Optional<String> againstMark(VersionId version, Annotation.Kind kind, String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.of(texts.get("mark.length", LONGEST));
    }
    boolean there = state.get().of(version, kind).stream().anyMatch(mark -> mark.text().equals(plain));
    return there ? Optional.of(texts.get("mark.there", version)) : Optional.empty();
  }

  /** Gives a version a tag or a note; one that cannot be is refused in words. */
  void write(VersionId version, Annotation.Kind kind, String text) {
    againstMark(version, kind, text).ifPresentOrElse(why -> say(Level.WARNING, why, Optional.empty()),
        () -> add(mark(version, kind, text.strip())));
  }

  /** Pins a version, or takes its pin away. */
  void pin(VersionId version) {
    List<Annotation> pins = state.get().of(version, Annotation.Kind.PIN);
    if (pins.isEmpty()) {
      add(mark(version, Annotation.Kind.PIN, ""));
    } else {
      remove(pins.getFirst());
    }
  }

  private Annotation mark(VersionId version, Annotation.Kind kind, String text) {
    return new Annotation(version, kind, text, user, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void add(Annotation mark) {
    change(() -> marks.add(mark), words("done.mark.", mark), () -> remove(mark));
  }

  /** Takes a mark away, and offers to put it back. */
  void remove(Annotation mark) {
    change(() -> marks.remove(mark, user), words("done.unmark.", mark), () -> add(mark));
  }

  private String words(String key, Annotation mark) {
    return texts.get(key + mark.kind().name().toLowerCase(Locale.ROOT), mark.version(), mark.text());
  }

  private void change(Runnable work, String done, Runnable back) {
    tasks.run(() -> {
      work.run();
      return marks.state();
    }, now -> {
      state.set(now);
      say(Level.SUCCESS, done, Optional.of(new Offer(texts.get("mark.back"), back)));
    }, this::complain);
  }

  /** Why not so much can be kept; empty if it can. */
  Optional<String> againstRetention(String keepLast, String keepMegabytes) {
    return retention(keepLast, keepMegabytes).isPresent() ? Optional.empty() : Optional.of(texts.get("retain.numbers"));
  }

  private static Optional<Retention> retention(String keepLast, String keepMegabytes) {
    try {
      return Optional.of(new Retention(Integer.parseInt(keepLast.strip()), Long.parseLong(keepMegabytes.strip())));
    } catch (RuntimeException e) { // no number, or one that cannot be
      return Optional.empty();
    }
  }

  /** Asks whether to keep only so much, saying what goes and what stays; a number that cannot be is refused in words. */
  void retain(String keepLast, String keepMegabytes) {
    retention(keepLast, keepMegabytes).ifPresentOrElse(this::retain,
        () -> say(Level.WARNING, texts.get("retain.numbers"), Optional.empty()));
  }

  private void retain(Retention wanted) {
    Retention before = state.get().retention();
    foreground.ask(new Question(texts.get("retain.title"), consequences(wanted), texts.get("retain.accept"),
        () -> retain(wanted, before)));
  }

  private List<String> consequences(Retention wanted) {
    var sentences = new ArrayList<String>();
    if (wanted.keepsEverything()) {
      sentences.add(texts.get("retain.everything"));
    } else {
      if (wanted.keepLast() > 0) {
        sentences.add(texts.get("retain.last", wanted.keepLast()));
      }
      if (wanted.keepMegabytes() > 0) {
        sentences.add(texts.get("retain.size", wanted.keepMegabytes()));
      }
      sentences.add(texts.get("retain.spares"));
      sentences.add(texts.get("retain.final"));
    }
    return sentences;
  }

  private void retain(Retention wanted, Retention before) {
    tasks.run(() -> marks.retain(wanted, user), done -> {
      refresh();
      say(Level.SUCCESS, outcome(done), wanted.equals(before) ? Optional.empty()
          : Optional.of(new Offer(texts.get("retain.back"), () -> retain(before, before))));
    }, this::complain);
  }

  private String outcome(Thinning done) {
    return texts.get("retain.done", done.models(), formats.bytes(done.bytes()), formats.bytes(done.kept()));
  }

  /** Asks where to and saves the model of a version. */
  void export(VersionId version) {
    choices.toSave(version + ".model").ifPresent(file -> tasks.run(() -> WholeFile.write(file, marks.bytes(version)),
        saved -> say(Level.SUCCESS, texts.get("export.done", version, saved), Optional.empty()), this::complain));
  }

  /** What stands behind a version in the tree: whether it is pinned or thinned, and its tags; empty if nothing. */
  String caption(VersionId version) {
    return captions.getOrDefault(version, "");
  }

  /** Made once when the marks change: there may be thousands of versions, of which few are marked. */
  private Map<VersionId, String> captions(State now) {
    var made = new HashMap<VersionId, String>();
    now.annotations().stream().filter(mark -> mark.kind() == Annotation.Kind.PIN).map(Annotation::version).distinct()
        .forEach(pinned -> made.merge(pinned, " · " + texts.get("pinned"), String::concat));
    now.thinned().forEach(thinned -> made.merge(thinned, " · " + texts.get("thinned"), String::concat));
    now.annotations().stream().filter(mark -> mark.kind() == Annotation.Kind.TAG)
        .forEach(tag -> made.merge(tag.version(), " · #" + tag.text(), String::concat));
    return made;
  }

  /** The lines of the details: tags, notes and what is kept; none if the run is not stored. */
  List<VersionDetails.Line> lines(VersionId version) {
    if (!available()) {
      return List.of();
    }
    var lines = new ArrayList<VersionDetails.Line>();
    text(lines, "tags", state.get().of(version, Annotation.Kind.TAG), ", ");
    text(lines, "notes", state.get().of(version, Annotation.Kind.NOTE), "\n");
    String kept = state.get().thinned().contains(version) ? "kept.thinned" : state.get().isPinned(version) ? "kept.pinned"
        : state.get().retention().keepsEverything() ? "kept.all" : "kept.while";
    lines.add(new VersionDetails.Line(texts.get("kept"), texts.get(kept), texts.get("kept.help")));
    return lines;
  }

  private void text(List<VersionDetails.Line> lines, String key, List<Annotation> of, String between) {
    if (!of.isEmpty()) {
      lines.add(new VersionDetails.Line(texts.get(key), of.stream().map(Annotation::text).collect(Collectors.joining(between)),
          texts.get(key + ".help")));
    }
  }

  Texts texts() {
    return texts;
  }

  private void complain(Exception problem) {
    say(Level.DANGER, new SentenceTexts(texts.locale()).problem(problem), Optional.empty());
  }

  private void say(Level level, String words, Optional<Offer> offer) {
    foreground.say(new Notice(level, words, offer));
  }
}
