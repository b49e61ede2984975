// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Map;
import org.driftlab.data.Params;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.StakesView;
import org.driftlab.engine.WhatChanged;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.report.EventFields;
import org.driftlab.report.RunSummary;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What {@code driftlab run --json} prints. */
final class RunJson {
  private RunJson() {}

  static Map<String, @Nullable Object> of(RunSummary summary) {
    RunSnapshot snapshot = summary.snapshot();
    DetectionScore score = summary.score();
    Map<String, @Nullable Object> json = Json.object("scenario", summary.scenario().id(), "seed", summary.scenario().seed(),
        "instances", snapshot.index(), "fingerprint", snapshot.fingerprint().orElse(null),
        "contestants", snapshot.contestants().stream().map(RunJson::contestant).toList(),
        "drifts", summary.drifts().stream()
            .map(d -> Json.object("at", d.at(), "until", d.until(), "kind", d.kind())).toList(),
        "detections", summary.detections().stream()
            .map(d -> Json.object("detector", d.detector(), "at", d.at())).toList(),
        "detection", score(score),
        "versions", snapshot.versions().stream().map(v -> version(summary, v)).toList(),
        "events", snapshot.events().stream().map(RunJson::event).toList(),
        "dummy", score(summary.dummyScore()),
        "labels", Json.object("arrived", snapshot.labels().arrived(), "waiting", snapshot.labels().waiting(),
            "never", snapshot.labels().never(), "lost", snapshot.labels().lost()));
    snapshot.forgetting().ifPresent(view -> json.put("forgetting", ForgettingTable.json(view)));
    summary.scenario().start().ifPresent(start -> json.put("start", Json.object("version", start.text(), "sha256",
        start.sha256(), "freeze", start.freeze(), "head", Params.word(start.head()))));
    snapshot.stakes().ifPresent(stakes -> json.put("stakes", stakes(snapshot, stakes)));
    if (!summary.scenario().expect().isEmpty()) {
      json.put("expect", summary.outcomes().stream().map(RunJson::outcome).toList());
    }
    if (!summary.scenario().next().isEmpty()) {
      json.put("next", summary.scenario().next());
    }
    return json;
  }

  private static Map<String, @Nullable Object> stakes(RunSnapshot snapshot, StakesView stakes) {
    return Json.object("positive", stakes.stakes().positive(), "auc", Json.number(stakes.windowAuc()),
        "windowCostPerLabel", Json.number(stakes.windowCost()), "hitRateAt10", Json.number(stakes.hitRate()),
        "rankings", stakes.rankings(), "cost", snapshot.contestants().stream().map(c -> Json.object("name", c.name(),
            "total", Json.number(stakes.cost(c)), "perLabel", Json.number(stakes.costPerLabel(c)))).toList());
  }

  private static Map<String, @Nullable Object> outcome(Expectation.Outcome outcome) {
    return Json.object("id", outcome.expectation().id(), "expected", outcome.expectation().describe(),
        "value", Json.number(outcome.value()), "state", Params.word(outcome.state()));
  }

  private static Map<String, @Nullable Object> score(DetectionScore score) {
    return Json.object("tp", score.tp(), "fp", score.fp(), "fn", score.fn(), "meanDelay", Json.number(score.meanDelay()),
        "precision", score.precision(), "recall", Json.number(score.recall()), "f1", Json.number(score.f1()),
        "missedRatio", Json.number(score.missedRatio()), "falseAlarmsPer1000", Json.number(score.falseAlarmsPer1000()),
        "meanTimeBetweenFalseAlarms", Json.number(score.meanTimeBetweenFalseAlarms()),
        "meanTimeRatio", Json.number(score.meanTimeRatio()), "acceptance", score.acceptance());
  }

  private static Map<String, @Nullable Object> contestant(RunSnapshot.Contestant c) {
    return Json.object("name", c.name(), "role", Params.word(c.role()),
        "version", c.version().map(VersionId::toString).orElse(null),
        "accuracy", Json.number(c.cumulative().accuracy()), "kappa", Json.number(c.cumulative().kappa()));
  }

  private static Map<String, @Nullable Object> version(RunSummary summary, ModelVersion v) {
    return Json.object("id", v.id().toString(), "parent", v.parent().map(VersionId::toString).orElse(null),
        "at", v.at(), "reason", Params.word(v.reason()), "status", summary.status(v));
  }

  private static Map<String, @Nullable Object> event(RunEvent event) {
    Map<String, @Nullable Object> fields = Json.object("type", event.type(), "at", event.at());
    EventFields.of(event).forEach(
        (name, value) -> fields.put(name, value instanceof WhatChanged what ? what.fields() : value));
    return fields;
  }
}
