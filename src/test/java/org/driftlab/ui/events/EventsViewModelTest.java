// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.driftlab.data.Params;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.memory.FifoMemory;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;

class EventsViewModelTest {
  private final FakeRun run = new FakeRun();
  private final SimpleObjectProperty<RunSnapshot> snapshot = new SimpleObjectProperty<>(RunSession.NOTHING);
  private final Foreground foreground = new Foreground();
  private final EventsViewModel model =
      new EventsViewModel(snapshot, foreground, Texts.of(EventsViewModel.class, Locale.US));

  @Test
  void events_are_listed_newest_first_and_each_once() {
    snapshot.set(run.event(new RunEvent.Warning(10, "ddm")).event(new RunEvent.Detection(20, "ddm")).at(30, Phase.RUNNING));
    snapshot.set(run.event(new RunEvent.Warning(1_040, "ddm")).at(1_050, Phase.RUNNING));
    assertThat(model.shown()).extracting(EventRow::at).containsExactly("1,040", "20", "10");
  }

  @Test
  void a_detector_is_called_by_its_name() {
    snapshot.set(run.event(new RunEvent.Detection(20, "ddm")).at(30, Phase.RUNNING));
    assertThat(model.shown().getFirst().details()).isEqualTo("DDM");
  }

  @Test
  void one_kind_can_be_shown_alone() {
    snapshot.set(run.event(new RunEvent.Warning(10, "ddm")).event(new RunEvent.Finished(20)).at(20, Phase.FINISHED));
    model.filterProperty().set(Optional.of(EventKind.DRIFT));
    assertThat(model.shown()).extracting(EventRow::what).containsExactly("Warning");
  }

  @Test
  void a_new_run_begins_with_an_empty_list() {
    snapshot.set(run.event(new RunEvent.Warning(10, "ddm")).at(30, Phase.RUNNING));
    snapshot.set(RunSession.NOTHING);
    assertThat(model.all()).isEmpty();
  }

  @Test
  void another_future_with_as_many_events_takes_the_place_of_those_that_are_not_its_own() {
    snapshot.set(run.event(new RunEvent.Warning(10, "ddm")).event(new RunEvent.Detection(20, "ddm")).at(30, Phase.PAUSED));
    var other = new FakeRun().event(new RunEvent.Warning(10, "ddm")).event(new RunEvent.Warning(25, "ddm"));
    snapshot.set(other.event(new RunEvent.Detection(28, "ddm")).at(30, Phase.PAUSED));
    assertThat(model.shown()).extracting(EventRow::at).containsExactly("28", "25", "10");
  }

  @Test
  void a_change_on_the_way_tells_what_was_there_before() {
    snapshot.set(run.event(new RunEvent.Changed(20, Params.json(new FifoMemory(500)), Params.json(new FifoMemory(800)))).at(30, Phase.PAUSED));
    EventRow row = model.shown().getFirst();
    assertThat(row.what()).isEqualTo("Changed by hand");
    assertThat(row.details()).startsWith("Memory · ").endsWith("Capacity 500 → 800 instances");
  }

  @Test
  void a_change_that_was_pointed_at_is_selected_again_when_the_run_is_taken_there_and_on_until_a_person_selects_another() {
    var change = new RunEvent.Changed(20, "", Params.json(new FifoMemory(800)));
    snapshot.set(run.event(new RunEvent.Warning(10, "ddm")).event(change).event(new RunEvent.Detection(28, "ddm")).at(30, Phase.PAUSED));
    model.filterProperty().set(Optional.of(EventKind.DRIFT));
    model.showChange(20);
    assertThat(model.shown()).as("a filter does not hide it").hasSize(3);
    assertThat(model.selectedProperty().get()).map(EventRow::event).contains(change);
    snapshot.set(new FakeRun().event(new RunEvent.Warning(10, "ddm")).at(15, Phase.PAUSED));
    assertThat(model.selectedProperty().get()).isEmpty();
    snapshot.set(run.at(30, Phase.PAUSED));
    assertThat(model.selectedProperty().get()).map(EventRow::event).contains(change);
    model.select(model.shown().getFirst());
    snapshot.set(new FakeRun().event(new RunEvent.Warning(10, "ddm")).at(15, Phase.PAUSED));
    snapshot.set(run.at(30, Phase.PAUSED));
    assertThat(model.selectedProperty().get()).isEmpty();
  }

  @Test
  void what_was_refused_or_failed_is_said_before_all_views() {
    snapshot.set(run.event(new RunEvent.Refused(10, "Version v3 is in shadow already.")).at(30, Phase.RUNNING));
    assertThat(foreground.notices().getFirst().message()).contains("v3 is in shadow already");
    snapshot.set(run.event(new RunEvent.Failed(40, "the shelf broke")).at(40, Phase.FAILED));
    assertThat(foreground.notices().getFirst().level()).isEqualTo(Foreground.Level.DANGER);
  }
}
