// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.Adwin;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.Loss;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.memory.FifoMemory;
import org.driftlab.memory.ReservoirMemory;
import org.junit.jupiter.api.Test;

class PartTextsTest {
  private static final Spec QUICK = with(new LogisticRegression(), "learningRate", "0.25");

  @Test
  void a_part_with_the_usual_parameters_is_its_title() {
    assertThat(new PartTexts(Locale.US).of(new LogisticRegression())).isEqualTo("Logistic regression");
    assertThat(new PartTexts(Locale.US).of(new Strategy.Static())).isEqualTo(new Strategy.Static().title());
  }

  @Test
  void unusual_parameters_are_told_with_name_value_and_unit_in_the_language() {
    assertThat(new PartTexts(Locale.US).of(QUICK)).isEqualTo("Logistic regression · Learning rate η 0.25");
    assertThat(new PartTexts(Locale.GERMANY).of(QUICK)).isEqualTo("Logistische Regression · Lernrate η 0,25");
    assertThat(new PartTexts(Locale.GERMANY).of(new Guard(7_000, 0.05, 0))).endsWith(" · Labels 7.000 Labels");
    assertThat(new PartTexts(Locale.US).of(new Gate().withLoss(Loss.COST))).endsWith(" · Loss cost");
  }

  @Test
  void a_changed_parameter_is_told_with_its_value_before_and_after() {
    assertThat(change(Locale.US, new LogisticRegression(), QUICK))
        .isEqualTo("Learner · Logistic regression · Learning rate η 0.02 → 0.25");
    assertThat(change(Locale.US, new ReservoirMemory(500), new ReservoirMemory(1_500)))
        .startsWith("Memory · Reservoir").endsWith(" · Capacity 500 → 1,500 instances");
    assertThat(change(Locale.GERMANY, new Guard(700, 0.05, 0), new Guard(7_000, 0.05, 0))).endsWith("Labels 700 → 7.000 Labels");
  }

  @Test
  void another_part_stands_behind_the_one_whose_place_it_takes() {
    assertThat(change(Locale.US, new Ddm(), new Adwin()))
        .isEqualTo("Detector · " + new Ddm().title() + " → " + new Adwin().title());
    assertThat(change(Locale.US, new FifoMemory(), new ReservoirMemory(1_500)))
        .isEqualTo("Memory · " + new FifoMemory().title() + " → " + new ReservoirMemory(1_500).title() + " · Capacity 1,500 instances");
    assertThat(new PartTexts(Locale.US).change("", Params.json(new FifoMemory()))).isEqualTo("Memory · none → " + new FifoMemory().title());
    assertThat(new PartTexts(Locale.GERMANY).change("", Params.json(new FifoMemory()))).startsWith("Gedächtnis · nichts → ");
  }

  @Test
  void what_is_called_alike_in_two_sections_is_told_apart_by_what_was_there_before() {
    assertThat(new Strategy.Manual().id()).isEqualTo(new Update.Manual().id());
    assertThat(change(Locale.US, new Update.EveryLabel(), new Update.Manual())).startsWith("Updates · ");
    assertThat(change(Locale.US, new Strategy.Static(), new Strategy.Manual())).startsWith("Strategy · ");
  }

  @Test
  void a_part_within_a_part_is_told_by_its_own_parameters() {
    Spec before = Catalog.LEARNERS.find("online-bagging");
    String nested = Params.of(before).stream().filter(p -> p.value() instanceof Spec).findFirst().orElseThrow().name();
    Spec other = Params.with(before, Map.of(nested, "naive-bayes"), Catalog::find);
    assertThat(change(Locale.US, before, other)).contains(" → ").endsWith(Catalog.LEARNERS.find("naive-bayes").title());
  }

  @Test
  void what_is_gone_and_how_a_memory_is_rehearsed_from_is_told() {
    var parts = new PartTexts(Locale.US);
    String usual = "{\"id\":\"fifo\",\"capacity\":1000,\"batch\":32,\"every\":32}";
    String often = "{\"id\":\"fifo\",\"capacity\":1000,\"batch\":8,\"every\":4}";
    String fifo = new FifoMemory().title();
    assertThat(parts.change(usual, "no memory")).isEqualTo("Memory · " + fifo + " → none");
    assertThat(parts.change(usual, often)).isEqualTo("Memory · " + fifo + " · Batch 32 → 8 instances · Every 32 → 4 labels");
    assertThat(parts.change("", often)).isEqualTo("Memory · none → " + fifo + " · Batch 8 instances · Every 4 labels");
    assertThat(parts.change(Params.json(new Gate()), "no gate")).endsWith(" → none");
    assertThat(new PartTexts(Locale.GERMANY).change(usual, often)).contains("Stapel 32 → 8 Instanzen");
  }

  @Test
  void monitors_are_told_with_their_unusual_parameters() {
    var parts = new PartTexts(Locale.US);
    String two = "[" + Params.json(new Ks()) + "," + Params.json(new Psi()) + "]";
    assertThat(parts.change("no monitors", two)).isEqualTo("Data monitors · none → " + new Ks().title() + ", " + new Psi().title());
    assertThat(parts.change(two, "no monitors")).endsWith(" → none");
    assertThat(parts.change("no monitors", "[{\"id\":\"oracle\"}]")).isEqualTo("[{\"id\":\"oracle\"}]");
  }

  @Test
  void labels_are_told_by_their_rules_and_what_the_catalog_does_not_know_stays_as_it_is() {
    var parts = new PartTexts(Locale.US);
    assertThat(parts.change("labels at once", "labels 200 instances late")).isEqualTo("labels at once → labels 200 instances late");
    assertThat(parts.change("", "{\"id\":\"oracle\",\"depth\":3}")).isEqualTo("{\"id\":\"oracle\",\"depth\":3}");
    assertThat(parts.change("", "{\"id\":\"fifo\",\"capacity\":-3}")).isEqualTo("{\"id\":\"fifo\",\"capacity\":-3}");
    assertThat(parts.change("", "{broken")).isEqualTo("{broken");
  }

  private static String change(Locale locale, Spec before, Spec part) {
    return new PartTexts(locale).change(Params.json(before), Params.json(part));
  }

  private static Spec with(Spec spec, String name, String value) {
    return Params.with(spec, Map.of(name, value), Catalog::find);
  }
}
