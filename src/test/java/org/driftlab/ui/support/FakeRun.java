// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.Fork;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Timeline;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/** A run whose snapshots a test lays out by hand, and which notes down what is asked of it. */
public final class FakeRun implements LiveRun {
  public final List<String> asked = new ArrayList<>();
  public final List<RunCommand> commands = new ArrayList<>();
  private final List<ModelVersion> versions = new ArrayList<>();
  private final List<RunEvent> events = new ArrayList<>();
  private final List<Reign> reigns = new ArrayList<>();
  private final List<VersionId> shadows = new ArrayList<>();
  private Optional<SeriesView> championsAccuracy = Optional.empty();
  private Optional<VersionId> champion = Optional.empty();
  private RunSnapshot latest;

  public FakeRun() {
    latest = at(0, Phase.READY);
  }

  /** Lays out the next snapshot of a run of 1,000 instances. */
  public RunSnapshot at(long index, Phase phase) {
    var champions = championsAccuracy.stream().map(accuracy -> new RunSnapshot.Contestant("champion", Role.CHAMPION, champion,
        Metrics.NONE, Metrics.NONE, accuracy));
    var contestants = Stream.concat(champions, shadows.stream().map(v -> new RunSnapshot.Contestant("shadow " + v, Role.SHADOW, Optional.of(v),
        Metrics.NONE, Metrics.NONE, SeriesView.EMPTY))).toList();
    latest = new RunSnapshot(index, 1_000, phase, contestants,
        new RunSnapshot.Detector("", SeriesView.EMPTY, SeriesView.EMPTY, SeriesView.EMPTY), new GroundTruth(List.of()),
        RunSnapshot.LabelCounts.NONE,
        List.copyOf(events), List.copyOf(versions), champion, List.copyOf(reigns),
        phase == Phase.FINISHED ? Optional.of("0123456789abcdef") : Optional.empty());
    return latest;
  }

  /** Stores a version; parent 0 for none. */
  public FakeRun version(int number, int parent, long at, Reason reason) {
    var version = new ModelVersion(new VersionId(number), parent == 0 ? Optional.empty() : Optional.of(new VersionId(parent)),
        at, reason, "logistic-regression", "{\"id\":\"logistic-regression\",\"learningRate\":0.05}",
        new Provenance("swaps", 1, "0.1", "25", "Linux", 2), Map.of("accuracy", 0.875), 2_048,
        "9f3a000000000000000000000000000000000000000000000000000000002c1d");
    versions.add(version);
    events.add(new RunEvent.VersionCreated(at, version));
    return this;
  }

  /** Makes a version the champion. */
  public FakeRun crown(int number, long at, String by) {
    if (!reigns.isEmpty()) {
      reigns.set(reigns.size() - 1, reigns.getLast().endedAt(at));
    }
    champion = Optional.of(new VersionId(number));
    reigns.add(new Reign(new VersionId(number), at, Reign.OPEN, by, "evidence"));
    return event(new RunEvent.Promoted(at, new VersionId(number), by, "evidence"));
  }

  /** Gives the champion an accuracy through time. */
  public FakeRun champion(SeriesView accuracy) {
    championsAccuracy = Optional.of(accuracy);
    return this;
  }

  public FakeRun shadow(int number) {
    shadows.add(new VersionId(number));
    return this;
  }

  public FakeRun event(RunEvent event) {
    events.add(event);
    return this;
  }

  @Override
  public RunSnapshot latest() {
    return latest;
  }

  @Override
  public void requestSnapshot() {
    asked.add("snapshot");
  }

  @Override
  public void play() {
    asked.add("play");
  }

  @Override
  public void pause() {
    asked.add("pause");
  }

  @Override
  public void step(long instances) {
    asked.add("step " + instances);
  }

  @Override
  public void send(RunCommand command) {
    commands.add(command);
  }

  @Override
  public CompletableFuture<Long> seek(long index) {
    asked.add("seek " + index);
    return CompletableFuture.completedFuture(index);
  }

  @Override
  public CompletableFuture<Fork> fork(long at, Change change) {
    asked.add("fork " + at);
    return CompletableFuture.completedFuture(new Fork("fake", at, change, "changed"));
  }

  @Override
  public <T> CompletableFuture<T> ask(Function<Timeline, T> question) {
    asked.add("ask");
    return CompletableFuture.failedFuture(new InputException("A fake run has no past."));
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
