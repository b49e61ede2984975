// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.store.Annotation;
import org.driftlab.store.Retention;
import org.driftlab.store.Thinning;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.VersionMarks;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksViewModelTest {
  private static final VersionId V3 = new VersionId(3);

  @TempDir
  private Path folder;
  private final Foreground foreground = new Foreground();
  private final Shelf shelf = new Shelf();
  private final MarksViewModel model = model(shelf);

  /** Marks kept in a list, by the contract of the workspace. */
  private static final class Shelf implements VersionMarks {
    private final List<Annotation> marks = new ArrayList<>();
    private Retention retention = Retention.EVERYTHING;

    @Override
    public boolean available() {
      return true;
    }

    @Override
    public State state() {
      return new State(marks, retention.keepLast() == 1 ? Set.of(V3) : Set.of(), retention);
    }

    @Override
    public void add(Annotation mark) {
      marks.add(mark);
    }

    @Override
    public void remove(Annotation mark, String by) {
      if (!marks.removeIf(m -> m.kind() == mark.kind() && m.text().equals(mark.text()))) {
        throw new InputException("Version v3 is not pinned.");
      }
    }

    @Override
    public Thinning retain(Retention wanted, String by) {
      retention = wanted;
      return new Thinning(2, 2_048, 4_096);
    }

    @Override
    public byte[] bytes(VersionId version) {
      return new byte[] {1, 2, 3};
    }
  }

  static MarksViewModel none(Foreground foreground, Texts texts) {
    return new MarksViewModel(VersionMarks.NONE, new Answer(Path.of("none")), Tasks.sameThread(), InstantSource.system(),
        foreground, texts, "Ada");
  }

  private MarksViewModel model(VersionMarks marks) {
    return new MarksViewModel(marks, new Answer(Path.of("none")), Tasks.sameThread(),
        InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), foreground, Texts.of(MarksViewModel.class, Locale.US), "Ada");
  }

  private record Answer(Path where) implements FileChoices {
    @Override
    public Optional<Path> toOpen() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> toSave(String suggested) {
      return Optional.of(where.resolve(suggested));
    }
  }

  @Test
  void aTagIsRecordedUnderThePersonsNameShownInTheTreeAndTakenBack() {
    model.write(V3, Annotation.Kind.TAG, "  baseline ");
    assertThat(shelf.marks).containsExactly(
        new Annotation(V3, Annotation.Kind.TAG, "baseline", "Ada", Instant.parse("2026-01-02T03:04:05Z")));
    assertThat(model.caption(V3)).isEqualTo(" · #baseline");
    assertThat(foreground.notices().getFirst().message()).isEqualTo("v3 is tagged “baseline”.");

    foreground.notices().getFirst().offer().orElseThrow().action().run();
    assertThat(shelf.marks).isEmpty();
    assertThat(model.caption(V3)).isEmpty();
    foreground.notices().getFirst().offer().orElseThrow().action().run();
    assertThat(model.caption(V3)).isEqualTo(" · #baseline");
  }

  @Test
  void anEmptyTagIsRefusedInWords() {
    model.write(V3, Annotation.Kind.TAG, "  ");
    assertThat(shelf.marks).isEmpty();
    assertThat(foreground.notices().getFirst().message()).isEqualTo("A tag or note needs 1 to 10,000 characters.");
  }

  @Test
  void pinningTwiceUnpins() {
    model.pin(V3);
    assertThat(model.stateProperty().get().isPinned(V3)).isTrue();
    assertThat(model.caption(V3)).isEqualTo(" · pinned");
    model.pin(V3);
    assertThat(model.stateProperty().get().isPinned(V3)).isFalse();
  }

  @Test
  void whatWouldGoIsSaidBeforeAnythingIsThinnedAndTheLimitCanBeTakenBack() {
    model.retain("1", "0");
    assertThat(shelf.retention).isEqualTo(Retention.EVERYTHING);
    var question = foreground.questionProperty().get().orElseThrow();
    assertThat(String.join(" ", question.consequences())).contains("older than the newest 1 of each run")
        .contains("only from a backup").contains("Champions of any time");

    foreground.accept();
    assertThat(shelf.retention).isEqualTo(new Retention(1, 0));
    assertThat(model.caption(V3)).isEqualTo(" · bytes thinned");
    assertThat(foreground.notices().getFirst().message()).isEqualTo("2 models thinned (2.0 KB); 4.0 KB are kept.");
    foreground.notices().getFirst().offer().orElseThrow().action().run();
    assertThat(shelf.retention).isEqualTo(Retention.EVERYTHING);
  }

  @Test
  void aLimitThatIsNoNumberAsksNothingAndChangesNothing() {
    for (String wrong : List.of("many", "-1", "", "1.5")) {
      model.retain(wrong, "0");
      assertThat(foreground.questionProperty().get()).isEmpty();
      assertThat(foreground.notices().getFirst().level()).isEqualTo(Level.WARNING);
    }
    assertThat(shelf.retention).isEqualTo(Retention.EVERYTHING);
  }

  @Test
  void theModelOfAVersionIsSavedWhereThePersonSays() {
    new MarksViewModel(shelf, new Answer(folder), Tasks.sameThread(), InstantSource.system(), foreground,
        Texts.of(MarksViewModel.class, Locale.US), "Ada").export(V3);
    assertThat(folder.resolve("v3.model")).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void aRunInMemorySaysWhatToDoInsteadOfMarkingNothing() {
    MarksViewModel inMemory = none(foreground, Texts.of(MarksViewModel.class, Locale.US));
    inMemory.pin(V3);
    assertThat(foreground.notices().getFirst().message()).contains("open a workspace");
    assertThat(inMemory.lines(V3)).isEmpty();
  }
}
