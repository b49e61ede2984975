// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.driftlab.engine.Gate;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Policies;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Scenarios;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

class ShadowViewModelTest {
  private final List<RunCommand> sent = new ArrayList<>();
  private final Foreground foreground = new Foreground();
  private final SimpleObjectProperty<RunSnapshot> snapshot = new SimpleObjectProperty<>(RunSession.NOTHING);
  private final ShadowViewModel model = new ShadowViewModel(snapshot, sent::add, foreground,
      Texts.of(ShadowViewModel.class, Locale.US), "Ada");

  @Test
  void without_a_gate_there_is_nothing_to_show() {
    snapshot.set(run(Scenarios.swap(new Strategy.Continuous(), 0), 8_000).snapshot());
    assertThat(model.shownProperty().get()).isEmpty();
  }

  @Test
  void a_candidate_stands_with_its_gain_its_sequence_and_its_guardrails() {
    snapshot.set(gated(8_000).snapshot());
    var shown = model.shownProperty().get().orElseThrow();
    assertThat(shown.title()).isEqualTo("candidate v1 against v1");
    assertThat(shown.verdict()).isEqualTo("not decided yet");
    // The first version is made at label 5,000.
    assertThat(shown.summary()).contains("over 3,000 labels").contains("95 % sequence");
    assertThat(shown.rails()).hasSize(2).allMatch(ShadowViewModel.Rail::passed);
    assertThat(shown.series()).allMatch(series -> series.points().size() > 0);
    assertThat(model.axis().presentProperty().get()).isEqualTo(3_000);
  }

  @Test
  void a_verdict_that_waits_is_answered_with_name_and_reason() {
    snapshot.set(gated(25_000).snapshot());
    var shown = model.shownProperty().get().orElseThrow();
    assertThat(shown.verdict()).isEqualTo("may be promoted");
    assertThat(shown.waits()).isTrue();
    model.promote();
    var signature = foreground.questionProperty().get().orElseThrow().signature().orElseThrow();
    assertThat(signature.by().get()).isEqualTo("Ada");
    signature.why().set("it has adapted");
    foreground.accept();
    assertThat(sent).containsExactly(new RunCommand.Promote(new VersionId(1), "Ada", "it has adapted"));
    model.keep();
    foreground.questionProperty().get().orElseThrow().signature().orElseThrow().why().set("not today ");
    foreground.accept();
    assertThat(sent).last().isEqualTo(new RunCommand.Keep(new VersionId(1), "Ada", "not today"));
  }

  private static Run gated(long instances) {
    return run(Scenarios.swap(new Strategy.Gated(), 0).with(new Policies(new Update.EveryLabel(),
        Optional.of(new Gate().withApproval(Gate.Approval.PERSON)), Optional.empty())), instances);
  }

  private static Run run(Scenario scenario, long instances) {
    var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    run.advance(instances);
    return run;
  }
}
