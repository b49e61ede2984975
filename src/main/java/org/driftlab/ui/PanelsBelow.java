// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.driftlab.ui.confusion.ConfusionController;
import org.driftlab.ui.confusion.ConfusionViewModel;
import org.driftlab.ui.datadrift.DataDriftController;
import org.driftlab.ui.datadrift.DataDriftViewModel;
import org.driftlab.ui.events.EventsController;
import org.driftlab.ui.events.EventsViewModel;
import org.driftlab.ui.forgetting.ForgettingController;
import org.driftlab.ui.forgetting.ForgettingViewModel;
import org.driftlab.ui.jobs.JobsController;
import org.driftlab.ui.jobs.JobsViewModel;
import org.driftlab.ui.memory.MemoryController;
import org.driftlab.ui.memory.MemoryViewModel;
import org.driftlab.ui.shadow.ShadowController;
import org.driftlab.ui.shadow.ShadowViewModel;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Jobs;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Views;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.versions.VersionsController;
import org.driftlab.ui.versions.VersionsViewModel;
import org.driftlab.ui.workbench.Panel;

/** The tabs below the charts, which follow the session's run at the pace of lists. */
final class PanelsBelow {
  private final RunSession session;
  private final TimeAxis axis;
  private final ChartTools charts;
  private final Locale locale;
  private final EventsViewModel events;
  private final ShadowViewModel shadow;
  private final JobsViewModel jobs;

  PanelsBelow(RunSession session, TimeAxis axis, Jobs jobs, Foreground foreground, ChartTools charts, Locale locale) {
    this.session = session;
    this.axis = axis;
    this.charts = charts;
    this.locale = locale;
    this.jobs = new JobsViewModel(jobs, texts(JobsController.class));
    events = new EventsViewModel(session.listing(), foreground, texts(EventsController.class));
    shadow = new ShadowViewModel(session.listing(), session, foreground, texts(ShadowController.class),
        VersionsViewModel.systemUser(texts(VersionsController.class)));
  }

  private Texts texts(Class<?> view) {
    return Texts.of(view, locale);
  }

  EventsViewModel events() {
    return events;
  }

  /** The progress of jobs is shown as it is now; once a frame. */
  void beat() {
    jobs.beat();
  }

  /** The tabs: one line each. */
  List<Panel> panels(Views views) {
    return List.of(
        new Panel("events", views.load(EventsController.class), events.countText()),
        new Panel("shadow", views.load(ShadowController.class), shadow.badgeText()),
        new Panel("confusion", views.load(ConfusionController.class)),
        new Panel("datadrift", views.load(DataDriftController.class)),
        new Panel("memory", views.load(MemoryController.class)),
        new Panel("forgetting", views.load(ForgettingController.class)),
        new Panel("jobs", views.load(JobsController.class), jobs.badgeText()));
  }

  /** What makes the tabs' controllers. */
  Map<Class<?>, Supplier<?>> controllers() {
    var made = new HashMap<Class<?>, Supplier<?>>();
    made.put(EventsController.class, () -> new EventsController(events));
    made.put(ShadowController.class, () -> new ShadowController(shadow, charts));
    made.put(ConfusionController.class, () -> new ConfusionController(
        new ConfusionViewModel(session.listing(), axis.cursorProperty(), texts(ConfusionController.class)), charts));
    made.put(DataDriftController.class, () -> new DataDriftController(
        new DataDriftViewModel(session.listing(), texts(DataDriftController.class)), charts));
    made.put(MemoryController.class, () -> new MemoryController(
        new MemoryViewModel(session.listing(), texts(MemoryController.class)), charts));
    made.put(ForgettingController.class, () -> new ForgettingController(
        new ForgettingViewModel(session.listing(), texts(ForgettingController.class)), charts));
    made.put(JobsController.class, () -> new JobsController(jobs));
    return made;
  }
}
