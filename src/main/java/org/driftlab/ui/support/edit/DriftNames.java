// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Params;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.CatalogTexts;

/** What drift events are called: by what they do, and to what. */
public final class DriftNames {
  private final Texts texts;
  private final Formats formats;
  private final CatalogTexts words;

  public DriftNames(Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    words = new CatalogTexts(texts.locale());
  }

  /** The kind, such as "Covariate shift · offset". */
  public String kind(String kind) {
    return texts.get("kind." + kind);
  }

  /** The whole name, such as "Covariate shift · offset of attrib1". */
  public String name(DriftEvent event) {
    String details = switch (event) {
      case DriftEvent.ConceptSwitch e -> texts.get("name.to", words.title(e.to()) + parameters(e.to()));
      case DriftEvent.Incremental e -> texts.get("name.to", words.title(e.to()));
      case DriftEvent.LabelSwap e -> texts.get("name.classes", e.first(), e.second());
      case DriftEvent.Injection e -> of(e.change());
    };
    return details.isEmpty() ? kind(event.kind()) : kind(event.kind()) + " " + details;
  }

  private String of(Change change) {
    return switch (change) {
      case Change.Scale c -> features(c.features());
      case Change.Offset c -> features(c.features());
      case Change.FeatureNoise c -> features(c.features());
      case Change.StuckSensor c -> features(c.features());
      case Change.MissingSensor c -> features(c.features());
      case Change.NoisySensor c -> features(c.features());
      case Change.Rotation c -> texts.get("name.two", c.first(), c.second());
      case Change.SwappedSensors c -> texts.get("name.two", c.first(), c.second());
      case Change.NewClass c -> texts.get("name.class", c.label());
      case Change.VanishedClass c -> texts.get("name.class", c.label());
      case Change.PriorShift c -> texts.get("name.to", c.target());
      case Change.LabelNoise c -> formats.value(c.probability());
    };
  }

  private String features(String names) {
    return names.isBlank() ? texts.get("name.all") : texts.get("name.of", names);
  }

  /** The parameters of a concept, so that two of one generator can be told apart. */
  private String parameters(org.driftlab.data.Spec spec) {
    var list = new ArrayList<String>();
    for (Params.Info info : Params.of(spec)) {
      if (!info.name().equals("seed") && (info.value() instanceof Integer || info.value() instanceof Enum<?>)) {
        String label = words.label(spec, info);
        list.add((texts.locale().getLanguage().equals("de") ? label : label.toLowerCase(texts.locale())) + " " + words.value(info.value()));
      }
    }
    return list.isEmpty() ? "" : " (" + String.join(", ", list) + ")";
  }

  /** The name of the event of a scenario that a true drift is one coming or going of; its kind if there is none. */
  public String name(GroundTruth.Drift drift, Scenario scenario) {
    return scenario.drift().events().stream().filter(event -> causes(event, drift)).findFirst().map(this::name)
        .orElseGet(() -> kind(drift));
  }

  /** The kind of a true drift; one without words goes by its id. */
  public String kind(GroundTruth.Drift drift) {
    return texts.bundle().containsKey("kind." + drift.kind()) ? kind(drift.kind()) : drift.kind();
  }

  private static boolean causes(DriftEvent event, GroundTruth.Drift drift) {
    return event.kind().equals(drift.kind())
        && new DriftSchedule(List.of(event)).truth().drifts().contains(drift);
  }
}
