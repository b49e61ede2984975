// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.versions.VersionsViewModel;
import org.driftlab.ui.workbench.Command;
import org.driftlab.ui.workbench.Panel;
import org.driftlab.ui.workbench.WorkbenchController;
import org.driftlab.ui.workbench.WorkbenchViewModel;

/** What the command finder offers beside the actions: the panels, the scenarios and the versions. */
final class Places {
  private final WorkbenchViewModel model;
  private final RunSession session;
  private final List<Scenario> scenarios;
  private final List<Panel> panels;
  private final VersionsViewModel versions;
  private final Texts words;
  private final StoryTexts stories;

  Places(WorkbenchViewModel model, RunSession session, List<Scenario> scenarios, List<Panel> panels, VersionsViewModel versions,
      Locale locale) {
    this.model = model;
    this.session = session;
    this.scenarios = scenarios;
    this.panels = panels;
    this.versions = versions;
    words = Texts.of(WorkbenchController.class, locale);
    stories = new StoryTexts(locale);
  }

  /** Those there are now. */
  List<Command> now() {
    var all = new ArrayList<Command>();
    panels.forEach(p -> all.add(new Command(words.get("action.show", words.get("panel." + p.id())), "", () -> {
      model.perspectiveProperty().set("run");
      model.panelProperty().set(p.id());
    })));
    scenarios.forEach(s -> all.add(new Command(words.get("action.scenario", stories.title(s)), "",
        () -> session.open(s, session.playingProperty().get()))));
    session.snapshot().versions().reversed().forEach(v -> all.add(new Command(words.get("action.version", v.id()), "", () -> {
      model.perspectiveProperty().set("run");
      versions.selectedProperty().set(Optional.of(v.id()));
    })));
    return all;
  }
}
