// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.Sea;
import org.driftlab.ui.datasets.DatasetsViewModel.State;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsViewModelTest {
  @TempDir
  private Path folder;

  private final List<Scenario> opened = new ArrayList<>();
  private final DatasetsViewModel model = new DatasetsViewModel(Tasks.sameThread(), opened::add,
      Texts.of(DatasetsViewModel.class, Locale.ROOT));

  @Test
  void the_generators_are_listed_and_one_is_profiled_when_it_is_chosen() {
    assertThat(model.stateProperty().get()).isEqualTo(State.NOTHING);
    model.chosenProperty().set(model.sources().stream().filter(s -> s.spec() instanceof Sea).findFirst().orElseThrow());
    assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    assertThat(model.columnsProperty().get()).hasSize(4);
    assertThat(model.columnsProperty().get().getLast().label()).isTrue();
    assertThat(model.summaryProperty().get()).isEqualTo(
        "The first 20,000 instances, 3 features, 2 classes. The generator has no end.");
  }

  @Test
  void a_file_without_a_header_line_is_taken_as_such_and_the_guess_can_be_changed() throws Exception {
    model.open(write("iris.data", "5.1,3.5,setosa\n4.9,3.0,setosa\n6.1,2.9,versicolor\n"));
    assertThat(model.stateProperty().get()).isEqualTo(DatasetsViewModel.State.READY);
    assertThat(model.columnsProperty().get()).extracting(ColumnRow::name).containsExactly("column1", "column2", "column3");
    model.header(true);
    assertThat(model.stateProperty().get()).isEqualTo(DatasetsViewModel.State.PROBLEM);
    assertThat(model.problemsProperty().get().getFirst()).contains("header");
  }

  @Test
  void data_that_come_with_the_program_are_listed_first_with_what_they_are_about() {
    List<Source> shipped = Shipped.in(Path.of("datasets"), new StoryTexts(Locale.ROOT));
    assertThat(shipped).hasSizeGreaterThan(5);
    var all = new DatasetsViewModel(Tasks.sameThread(), opened::add, Texts.of(DatasetsViewModel.class, Locale.ROOT), shipped);
    assertThat(all.sources().subList(0, shipped.size())).isEqualTo(shipped);
    all.chosenProperty().set(shipped.get(1));
    assertThat(all.summaryProperty().get()).startsWith("Items that a shop showed to its customers").contains("30,000 instances");
    assertThat(Shipped.in(folder, new StoryTexts(Locale.ROOT))).isEmpty();
  }

  @Test
  void a_file_is_read_with_guesses_that_can_be_changed() throws IOException {
    model.open(write("shop.csv", "day;grade;up\n1;5;no\n2;4;yes\n3;5;no\n"));
    assertThat(model.summaryProperty().get()).isEqualTo(
        "3 instances, 2 features, 2 classes. They are in order of “day”.");
    assertThat(model.columnsProperty().get().get(1).nominal()).isFalse();
    model.nominal("grade", true);
    assertThat(model.columnsProperty().get().get(1).nominal()).isTrue();
    assertThat(model.columnsProperty().get().get(1).centre()).isEqualTo("mostly 5 (67%)");
    model.label("grade");
    assertThat(model.columnsProperty().get().getLast().name()).isEqualTo("grade");
    assertThat(model.sources().getFirst().spec()).isInstanceOfSatisfying(FileStream.class,
        f -> assertThat(f.label()).isEqualTo("grade"));
  }

  @Test
  void in_german_a_broken_file_says_what_to_mend_in_german() throws IOException {
    var german = new DatasetsViewModel(Tasks.sameThread(), opened::add, Texts.of(DatasetsViewModel.class, Locale.GERMANY));
    german.open(write("bad.csv", "a,b,y\n1,2,no\n1\n1,x,no\n1,3,no\n4,5,yes\n"));
    assertThat(german.problemsProperty().get()).hasSize(2).allMatch(p -> p.startsWith("Zeile "));
    german.open(write("empty.csv", ""));
    assertThat(german.problemsProperty().get()).singleElement().asString().contains("ist leer; nötig sind eine Kopfzeile");
  }

  @Test
  void a_broken_file_lists_its_problems_and_mending_the_description_reads_it() throws IOException {
    model.open(write("bad.csv", "a,b,y\n1,2,no\n1\n1,x,no\n1,3,no\n4,5,yes\n"));
    assertThat(model.stateProperty().get()).isEqualTo(State.PROBLEM);
    assertThat(model.problemsProperty().get()).hasSize(2).allMatch(p -> p.startsWith("Line "));
    model.use();
    assertThat(opened).isEmpty();
    model.open(write("codes.csv", "a,b,y\n1,2,no\n1,x,no\n1,3,no\n4,5,yes\n"));
    assertThat(model.stateProperty().get()).isEqualTo(State.PROBLEM);
    model.nominal("b", true);
    assertThat(model.stateProperty().get()).isEqualTo(State.READY);
  }

  @Test
  void data_become_a_scenario_that_runs() throws IOException {
    var text = new StringBuilder("x,y\n");
    for (int i = 0; i < 500; i++) {
      text.append(i % 10).append(',').append(i % 10 < 5 ? "low" : "high").append('\n');
    }
    model.open(write("My data (1).csv", text.toString()));
    model.use();
    Scenario scenario = opened.getFirst();
    assertThat(scenario.id()).isEqualTo("my-data-1-csv");
    assertThat(scenario.instances()).isEqualTo(500);
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(1_000);
      assertThat(run.index()).isEqualTo(500);
      assertThat(run.snapshot().versions()).isNotEmpty();
    }
  }

  @Test
  void the_same_file_stands_in_the_list_once() throws IOException {
    Path file = write("once.csv", "x,y\n1,a\n2,b\n");
    model.open(file);
    model.open(file);
    assertThat(model.sources().stream().filter(Source::isFile)).hasSize(1);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
