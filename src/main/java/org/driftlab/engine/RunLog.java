// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;

/** What happened in a run: its events, its commands and the fingerprint of it all; whoever listens hears of each as it happens. */
final class RunLog {
  private final RunListener listener;
  private final AppendLog<RunEvent> events;
  private final AppendLog<Intervention> interventions;
  private final Fingerprint fingerprint;

  RunLog(RunListener listener) {
    this(listener, new AppendLog<>(), new AppendLog<>(), new Fingerprint());
  }

  private RunLog(RunListener listener, AppendLog<RunEvent> events, AppendLog<Intervention> interventions, Fingerprint fingerprint) {
    this.listener = listener;
    this.events = events;
    this.interventions = interventions;
    this.fingerprint = fingerprint;
  }

  /** The same so far, for a run that goes on by itself and tells another listener. */
  RunLog copy(RunListener newListener) {
    return new RunLog(newListener, events.copy(), interventions.copy(), fingerprint.copy());
  }

  /** The run begins from a stored model. */
  void beginsFrom(String sha256) {
    fingerprint.add(sha256);
  }

  void add(RunEvent event) {
    events.add(event);
    fingerprint.add(event);
    listener.onEvent(event);
  }

  /** A command takes effect; what comes of it are events. */
  void add(Intervention intervention) {
    interventions.add(intervention);
    listener.onIntervention(intervention);
  }

  List<RunEvent> events() {
    return events.view();
  }

  List<Intervention> interventions() {
    return interventions.view();
  }

  int eventCount() {
    return events.size();
  }

  int interventionCount() {
    return interventions.size();
  }

  /** Takes closed windows as well, and gives the fingerprint so far. */
  Fingerprint fingerprint() {
    return fingerprint;
  }

  RunListener listener() {
    return listener;
  }
}
