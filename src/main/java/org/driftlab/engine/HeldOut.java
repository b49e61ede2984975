// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.driftlab.learn.Learner;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.TruthStream;
import org.driftlab.stream.drift.DriftEvent;

/** A held-out set for each concept of a scenario, drawn from the concept's own generator; immutable. */
final class HeldOut {
  /** Far from the seeds of a run, which are those of the scenario and a few more. */
  private static final int SEED_DISTANCE = 1_000_003;

  private final List<StreamSpec> specs;
  private final List<List<Instance>> sets = new ArrayList<>();

  /** The concept of each stream: the base stream, then that of each concept switch. */
  private final int[] concepts;

  private final int classes;

  HeldOut(Scenario scenario, int size, int classes) {
    this.classes = classes;
    var streams = new ArrayList<StreamSpec>(List.of(scenario.stream()));
    for (DriftEvent event : scenario.drift().events()) {
      if (event instanceof DriftEvent.ConceptSwitch change) {
        streams.add(change.to());
      }
    }
    if (streams.size() == 1) {
      throw new InputException("There is no concept to forget: 'forgetting' needs a drift of the kind 'concept'.");
    }
    // Parts of a scenario that differ in their seeds alone are one concept that comes back.
    List<StreamSpec> plain = streams.stream().map(spec -> spec.withSeed(0)).toList();
    specs = plain.stream().distinct().toList();
    concepts = plain.stream().mapToInt(specs::indexOf).toArray();
    for (int c = 0; c < specs.size(); c++) {
      sets.add(draw(specs.get(c), scenario.seed() + SEED_DISTANCE * (c + 1), size));
    }
  }

  private static List<Instance> draw(StreamSpec spec, int seed, int size) {
    if (spec.withSeed(seed).equals(spec.withSeed(seed + 1))) {
      throw new InputException("No held-out set can be drawn from '%s', which has no seed; leave 'forgetting' out."
          .formatted(spec.id()));
    }
    try (InstanceStream stream = spec.withSeed(seed).create()) {
      if (TruthStream.conceptsOf(stream) > 1) {
        throw new InputException("'%s' has several concepts itself; write them as drift of the kind 'concept' to test them."
            .formatted(spec.id()));
      }
      var drawn = new ArrayList<Instance>(size);
      var instance = new Instance(stream.schema());
      while (drawn.size() < size && stream.next(instance)) {
        var kept = new Instance(instance.x.length);
        kept.set(instance);
        drawn.add(kept);
      }
      return drawn;
    }
  }

  /** The number of concepts. */
  int count() {
    return specs.size();
  }

  /** The concept of a stream of the run. */
  int concept(int stream) {
    return concepts[stream];
  }

  /** The share of each concept's set that a model gets right, [concepts]. */
  double[] accuracies(Learner model) {
    Learner copy = model.copy();
    var scores = new double[classes];
    return sets.stream().mapToDouble(set -> accuracy(copy, set, scores)).toArray();
  }

  private static double accuracy(Learner model, List<Instance> set, double[] scores) {
    int right = 0;
    for (Instance instance : set) {
      model.predict(instance, scores);
      int best = 0;
      for (int c = 1; c < scores.length; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == instance.y ? 1 : 0;
    }
    return right / (double) set.size();
  }

  /** What distinguishes each concept: the parameters that are not alike in all. */
  List<String> names() {
    List<Map<String, Object>> values = specs.stream().map(HeldOut::parameters).toList();
    return values.stream().map(mine -> mine.entrySet().stream()
        .filter(entry -> values.stream().anyMatch(other -> !entry.getValue().equals(other.get(entry.getKey()))))
        .map(entry -> entry.getKey().equals("id") ? entry.getValue().toString() : entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "))).toList();
  }

  private static Map<String, Object> parameters(StreamSpec spec) {
    var all = new LinkedHashMap<String, Object>();
    all.put("id", spec.id());
    Params.of(spec).forEach(info ->
        all.put(info.name(), info.value() instanceof Enum<?> constant ? Params.word(constant) : info.value()));
    return all;
  }
}
