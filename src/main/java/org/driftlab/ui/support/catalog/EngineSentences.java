// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.util.List;
import java.util.Map;

/** The forms of the engine's sentences, under the keys of their translations; a test holds real runs against them. */
final class EngineSentences {
  static final List<Map.Entry<String, String>> FORMS = List.of(
      // why a version became champion
      Map.entry("first", "the first version"),
      Map.entry("refitted", "refitted from the memory"),
      Map.entry("learned-on", "learned on in shadow"),
      Map.entry("another-learner", "another learner"),
      Map.entry("after-detection", "after a detection"),
      Map.entry("fine-tuned", "fine-tuned on the memory"),
      Map.entry("first-labels", "learned its first labels"),
      Map.entry("learned", "learned on"),
      Map.entry("what-if", "what if"),
      // the gate's evidence
      Map.entry("gain.alone", "gain {n} over {n} labels (only the candidate right on {n}, only the champion on {n})"),
      Map.entry("gain", "gain {n} over {n} labels (only the candidate right on {n}, only the champion on {n}"),
      Map.entry("sequence", "{n} % sequence {n} to {n})"),
      Map.entry("no-constant-gain", "no constant gain fits all labels, so it has changed meanwhile)"),
      Map.entry("test", "{w} p = {n})"),
      Map.entry("rails.hold", "every guardrail holds"),
      Map.entry("rail.broken", "{s} worse by {n} where {n} is allowed"),
      Map.entry("recall", "recall of {w}"),
      Map.entry("log-loss", "log loss"),
      Map.entry("model-size", "model size"),
      // the guard
      Map.entry("guard", "in {n} labels since the last promotion the deposed champion alone was right on {n}, the promoted one "
          + "alone on {n}"),
      Map.entry("guard.alarm", "the e-detector reached its level of {n}, which it would without cause in at most {n} % of promotions"),
      Map.entry("guard.off", "the guard was switched off"),
      Map.entry("guard.rolled-back", "the champion was rolled back"),
      Map.entry("guard.too-many", "too many were deposed in a short time"),
      // retraining
      Map.entry("background", "background learner"),
      Map.entry("fresh.memory", "fresh learner, refitted from the memory"),
      Map.entry("fresh", "fresh learner"),
      // where a fork comes from
      Map.entry("unchanged", "unchanged"),
      Map.entry("reordered", "with the drift events in another order"),
      Map.entry("moved", "with {s} moved from {n} to {n}"),
      Map.entry("other", "with another {s} at {n}"),
      Map.entry("others", "with {n} other drift {w} in place of {n}"),
      Map.entry("with.at", "with {s} at {n}"),
      Map.entry("without.at", "without {s} at {n}"),
      Map.entry("with", "with {s}"),
      Map.entry("without", "without {s}"),
      Map.entry("shadow-of", "shadow of {w}"),
      Map.entry("stop-shadow", "end of the shadow of {w}"),
      Map.entry("promotion", "promotion of {w}"),
      Map.entry("rollback", "rollback to {w}"),
      Map.entry("keep", "keeping the champion before {w}"),
      Map.entry("fine-tune.once", "fine-tuning for 1 epoch"),
      Map.entry("fine-tune", "fine-tuning for {n} epochs"),
      Map.entry("without-memory", "no memory"),
      Map.entry("without-gate", "no gate of its own"),
      Map.entry("without-guard", "no guard of its own"),
      Map.entry("without-monitors", "no monitors"),
      Map.entry("labels", "labels {s}"),
      Map.entry("concept", "concept"),
      Map.entry("incremental", "incremental"),
      Map.entry("label-swap", "label-swap"),
      // who takes part
      Map.entry("champion", "champion"),
      Map.entry("candidate", "candidate {w}"),
      Map.entry("deposed", "deposed {w}"),
      Map.entry("shadow", "shadow {w}"),
      // how labels come
      Map.entry("at-once", "at once"),
      Map.entry("late.mean", "on average {n} {w} late"),
      Map.entry("late.between", "{n} to {n} {w} late"),
      Map.entry("late", "{n} {w} late"),
      Map.entry("never", "never"),
      Map.entry("class.mean", "{w} on average {n} {w} late"),
      Map.entry("class.between", "{w} {n} to {n} {w} late"),
      Map.entry("class.late", "{w} {n} {w} late"),
      Map.entry("class.at-once", "{w} at once"),
      Map.entry("class.never", "{w} never"),
      Map.entry("labelled", "{n} % labelled"),
      Map.entry("wrong", "{n} % of them wrong"),
      // what was refused
      Map.entry("in-shadow", "Version {w} is already in shadow."),
      Map.entry("candidate-stays", "The candidate of the strategy '{w}' cannot be stopped; it ends when its champion does."),
      Map.entry("not-in-shadow.stop", "Version {w} is not in shadow, so there is nothing to stop."),
      Map.entry("not-in-shadow.gate", "Version {w} is not in shadow, so the gate has nothing to say about it."),
      Map.entry("no-gate", "This run has no gate, so there is no verdict to answer."),
      Map.entry("no-memory", "There is no memory to fine-tune on; add 'replay:' to the scenario."),
      Map.entry("none.memory", "The run has no memory, so there is none to remove."),
      Map.entry("none.gate", "The run has no gate, so there is none to remove."),
      Map.entry("none.guard", "The run has no guard, so there is none to remove."),
      Map.entry("own.gate", "The gate is the strategy's own and cannot be removed; choose another strategy, or"
          + " another gate."),
      Map.entry("own.guard", "The guard is the strategy's own and cannot be removed; choose another strategy, or"
          + " another guard."),
      Map.entry("needs-memory.update", "Policy 'update' is fine-tune, which learns the memory, but there is none; add 'replay:'"
          + " or choose another update policy."),
      Map.entry("needs-memory.strategy", "Policy 'strategy' is periodic from the memory, but there is none; add 'replay:' or"
          + " choose another strategy."),
      Map.entry("small-memory", "The memory holds {n} instances but a batch has {n}; make the memory at least as large."),
      Map.entry("from-start", "A run cannot change '{w}' on the way; only its strategy, update policy, gate, guard,"
          + " memory, detector, monitors, learner and labels, and in a fork its drift. Open a"
          + " scenario that has it from the first instance on."),
      Map.entry("no-stakes.gate", "Policy 'gate' has the loss cost, but the scenario does not say what errors cost; add"
          + " 'stakes:' or take the loss error."),
      Map.entry("no-stakes.guard", "Policy 'guard' has the loss cost, but the scenario does not say what errors cost; add"
          + " 'stakes:' or take the loss error."),
      Map.entry("no-version.learner", "There is no version yet; the first one comes after {n} labels, and another learner can follow it."),
      Map.entry("no-version", "There is no version yet; the first one comes after {n} labels."),
      Map.entry("tuning", "A fine-tuning is under way; it ends in {n} labels."),
      Map.entry("champion-already", "Version {w} is the champion already."),
      Map.entry("no-such-version-yet", "There is no version {w} yet; this run has stored none so far."),
      Map.entry("unknown-version", "There is no version {w} in this run; it has v1 to v{n}."),
      Map.entry("fork.later", "The run has come to instance {n}, so it cannot be forked at {n}; choose an earlier instance."),
      Map.entry("fork.negative", "A run cannot be forked at instance {n}; choose one from 0 to {n}."),
      Map.entry("fork.earlier", "Nothing before instance {n} is kept of this run, so it cannot be forked earlier."),
      Map.entry("in-past", "The run has been to instance {n} already, so nothing can be commanded at {n}; fork it there."),
      Map.entry("no-file", "There is no file '{t}' in the folder {t}; put it there or give its whole path."),
      Map.entry("no-path", "File '{t}' does not exist; check the path."),
      Map.entry("directory", "'{t}' is a directory; name a CSV or ARFF file in it."),
      // what a field cannot take
      Map.entry("not-whole", "Parameter '{w}' is '{t}' but must be a whole number."),
      Map.entry("not-number", "Parameter '{w}' is '{t}' but must be a number."),
      Map.entry("out-of-range", "Parameter '{w}' is {n} but must be {s}."),
      Map.entry("closed", "in [{n}, {n}]"),
      Map.entry("left-open", "in ({n}, {n}]"),
      Map.entry("right-open", "in [{n}, {n})"),
      Map.entry("open", "in ({n}, {n})"),
      Map.entry("at-least", "at least {n}"),
      Map.entry("above", "greater than {n}"),
      Map.entry("at-most", "at most {n}"),
      Map.entry("below", "less than {n}"));

  private EngineSentences() {}
}
