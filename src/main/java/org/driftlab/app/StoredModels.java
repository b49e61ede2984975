// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.List;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.data.InputException;
import org.driftlab.engine.Pretrained;
import org.driftlab.engine.Start;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.stream.InstanceStream;
import org.driftlab.version.ModelVersion;

/** The versions of a workspace as something that another run can begin from. */
final class StoredModels {
  private StoredModels() {}

  /**
   * A stored version with what it was trained on.
   *
   * @throws InputException if there is no such run or version, or its model is lost or damaged
   */
  static Pretrained find(ModelStore store, Start start) {
    List<RunInfo> runs = store.runs();
    RunInfo run = runs.stream().filter(r -> r.id() == start.run()).findFirst().orElseThrow(() -> new InputException(
        "There is no run %d in the workspace %s; it has %s.".formatted(start.run(), store.folder(),
            runs.isEmpty() ? "none yet" : "runs " + runs.getFirst().id() + " to " + runs.getLast().id())));
    List<ModelVersion> versions = store.versions(run.id());
    ModelVersion version = versions.stream().filter(v -> v.id().equals(start.version())).findFirst()
        .orElseThrow(() -> new InputException("There is no version %s in run %d; it has %s.".formatted(start.version(),
            run.id(), versions.isEmpty() ? "none" : "v1 to v" + versions.size())));
    String name = "version " + start.text();
    try (InstanceStream stream = ScenarioYaml.readStored(run.scenarioText(), "run " + run.id()).open()) {
      return new Pretrained(ScenarioYaml.learner(version.learnerSpec(), name), stream.schema(),
          store.bytes(run.id(), version.id()));
    }
  }
}
