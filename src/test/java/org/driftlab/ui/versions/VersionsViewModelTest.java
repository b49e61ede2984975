// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

class VersionsViewModelTest {
  private static final VersionId V1 = new VersionId(1);
  private static final VersionId V2 = new VersionId(2);

  private final FakeRun run = new FakeRun();
  private final SimpleObjectProperty<RunSnapshot> snapshot = new SimpleObjectProperty<>(RunSession.NOTHING);
  private final SimpleObjectProperty<Optional<Scenario>> scenario =
      new SimpleObjectProperty<>(Optional.of(TestScenarios.calm()));
  private final Foreground foreground = new Foreground();
  private final VersionsViewModel model = new VersionsViewModel(snapshot, scenario, run::send, foreground,
      Texts.of(VersionsViewModel.class, Locale.US), "Ada",
      MarksViewModelTest.none(foreground, Texts.of(VersionsViewModel.class, Locale.US)));

  @Test
  void versions_are_listed_newest_first_with_their_part_in_the_run() {
    twoVersions(Phase.PAUSED);
    assertThat(model.rows()).extracting(r -> r.version().id()).containsExactly(V2, V1);
    assertThat(model.rows()).extracting(VersionRow::status).containsExactly("champion", "reigned 300");
    assertThat(model.rows()).extracting(VersionRow::caption).containsExactly("400 · interval", "100 · initial");
  }

  @Test
  void a_selected_version_stays_selected_when_newer_ones_come() {
    twoVersions(Phase.RUNNING);
    model.selectedProperty().set(Optional.of(V1));
    snapshot.set(run.version(3, 2, 700, Reason.INTERVAL).crown(3, 700, "continuous").at(800, Phase.RUNNING));
    assertThat(model.selectedProperty().get()).contains(V1);
    assertThat(model.selectionProperty().get().orElseThrow().version().id()).isEqualTo(V1);
  }

  @Test
  void details_name_parameters_as_the_learner_does() {
    twoVersions(Phase.PAUSED);
    model.selectedProperty().set(Optional.of(V2));
    assertThat(model.selectionProperty().get().orElseThrow().lines())
        .extracting(VersionDetails.Line::name, VersionDetails.Line::value)
        .contains(tuple("Learning rate η", "0.05"),
            tuple("Accuracy at birth", "0.875"),
            tuple("Parent", "v1"),
            tuple("Size · SHA-256", "2.0 KB · 9f3a…2c1d"));
  }

  @Test
  void a_promotion_asks_first_and_is_sent_in_the_persons_name() {
    twoVersions(Phase.PAUSED);
    model.selectedProperty().set(Optional.of(V1));
    model.promote();
    assertThat(run.commands).isEmpty();
    assertThat(foreground.questionProperty().get().orElseThrow().consequences().getFirst()).contains("v1").contains("v2");
    var signature = foreground.questionProperty().get().orElseThrow().signature().orElseThrow();
    assertThat(signature.by().get()).isEqualTo("Ada");
    signature.why().set("it did better in the rehearsal ");
    foreground.accept();
    assertThat(run.commands).containsExactly(new RunCommand.Promote(V1, "Ada", "it did better in the rehearsal"));
  }

  @Test
  void a_shadow_is_started_and_then_stopped() {
    twoVersions(Phase.PAUSED);
    model.selectedProperty().set(Optional.of(V1));
    model.shadow();
    snapshot.set(run.shadow(1).at(600, Phase.PAUSED));
    model.shadow();
    assertThat(run.commands).containsExactly(new RunCommand.Shadow(V1, true), new RunCommand.StopShadow(V1));
  }

  @Test
  void where_no_version_came_to_be_it_says_why() {
    assertThat(model.noneProperty().get()).endsWith("Press play.");
    snapshot.set(run.at(1_000, Phase.FINISHED));
    assertThat(model.noneProperty().get()).startsWith("The run ended before the champion had learned ");
  }

  @Test
  void what_makes_no_sense_says_why() {
    assertThat(model.possibleProperty().get().againstShadow()).contains("There are no versions yet.");
    twoVersions(Phase.PAUSED);
    assertThat(model.possibleProperty().get().againstShadow()).contains("Select a version in the tree first.");
    model.selectedProperty().set(Optional.of(V2));
    assertThat(model.possibleProperty().get().againstPromote()).contains("v2 is the champion already.");
    assertThat(model.possibleProperty().get().againstShadow()).isEmpty();
    snapshot.set(run.at(1_000, Phase.FINISHED));
    assertThat(model.possibleProperty().get().againstShadow().orElseThrow()).contains("finished");
  }

  @Test
  void after_a_promotion_by_the_person_the_way_back_leads_to_the_champion_as_it_was_kept() {
    twoVersions(Phase.PAUSED);
    snapshot.set(run.version(3, 2, 600, Reason.MANUAL).crown(1, 600, "Ada").at(600, Phase.PAUSED));
    foreground.notices().getFirst().offer().orElseThrow().action().run();
    assertThat(run.commands).singleElement()
        .isInstanceOfSatisfying(RunCommand.RollBack.class, c -> assertThat(c.version()).isEqualTo(new VersionId(3)));
  }

  @Test
  void what_a_policy_does_to_the_champion_makes_no_notice() {
    twoVersions(Phase.PAUSED);
    assertThat(foreground.notices()).isEmpty();
    snapshot.set(run.event(new RunEvent.RolledBack(600, V2, V1, "Ada", "why")).at(600, Phase.PAUSED));
    assertThat(foreground.notices()).hasSize(1);
  }

  @Test
  void two_versions_are_compared_the_older_one_first_and_one_alone_with_the_champion() {
    twoVersions(Phase.PAUSED);
    model.selectedProperty().set(Optional.of(V1));
    model.compare();
    var table = foreground.tableProperty().get().orElseThrow();
    assertThat(table.columns()).extracting(DataTable.Column::title).containsExactly("Property", "v1", "★ v2", "v2 − v1");
    assertThat(table.summary()).isEqualTo("v2 descends from v1, its parent. Their parameters are the same.");
    assertThat(table.rows()).contains(List.of("Made at instance", 100L, 400L, 300L), List.of("Reason", "initial", "interval", "≠"),
        List.of("Learning rate η", "0.05", "0.05", ""), List.of("Instances as champion", 300L, 100L, -200L));
    model.chosenProperty().set(List.of(V2, V1));
    model.compare();
    assertThat(foreground.tableProperty().get().orElseThrow()).isEqualTo(table);
  }

  @Test
  void the_accuracy_of_a_reign_is_the_mean_of_what_was_measured_in_it() {
    run.version(1, 0, 100, Reason.INITIAL).crown(1, 100, "initial");
    run.version(2, 1, 400, Reason.INTERVAL).crown(2, 400, "continuous");
    // v1 reigned from 100 to 400: half of the first point, the second, and half of the third.
    var accuracy = new SeriesView(new long[] {200, 300, 500}, new double[] {0.5, 0.7, 0.8}, new double[] {0.6, 0.75, 0.9},
        new double[] {0.7, 0.8, 1}, 3);
    var service = new Service(run.champion(accuracy).at(500, Phase.PAUSED), V1);
    assertThat(service.instances()).isEqualTo(300);
    assertThat(service.mean()).isCloseTo((100 * 0.6 + 100 * 0.75 + 100 * 0.9) / 300, within(1e-12));
    assertThat(service.lowest()).isEqualTo(0.5);
  }

  @Test
  void comparing_says_what_is_missing() {
    twoVersions(Phase.PAUSED);
    model.compare();
    assertThat(foreground.notices().getFirst().message()).isEqualTo("Select a version in the tree first.");
    model.selectedProperty().set(Optional.of(V2));
    assertThat(model.possibleProperty().get().againstCompare().orElseThrow()).startsWith("v2 is the champion; select a second");
  }

  @Test
  void a_fork_is_asked_for_where_the_version_was_made_even_when_the_run_has_ended() {
    var asked = new ArrayList<VersionId>();
    model.onFork((version, now) -> asked.add(version));
    model.fork();
    assertThat(asked).isEmpty();
    twoVersions(Phase.FINISHED);
    model.selectedProperty().set(Optional.of(V1));
    model.fork();
    assertThat(asked).containsExactly(V1);
  }

  private void twoVersions(Phase phase) {
    run.version(1, 0, 100, Reason.INITIAL).crown(1, 100, "initial");
    run.version(2, 1, 400, Reason.INTERVAL).crown(2, 400, "continuous");
    snapshot.set(run.at(500, phase));
  }
}
