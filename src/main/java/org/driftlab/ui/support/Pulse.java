// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/**
 * The only {@link AnimationTimer}: once a frame it lets the session take the newest snapshot, from which all views are
 * derived by binding. It measures what the FX thread does for it, from the snapshot to the end of layout.
 */
public final class Pulse {
  private final Runnable work;
  private final AnimationTimer timer;
  private final PulseTimes times = new PulseTimes();
  private long began;

  /** A pulse that does the work each frame; on the FX thread. */
  public Pulse(Runnable work) {
    this.work = work;
    timer = new AnimationTimer() {
      @Override
      public void handle(long now) {
        beat();
      }
    };
  }

  private void beat() {
    began = System.nanoTime();
    work.run();
  }

  /** Measures up to the end of this scene's layout. */
  public void measure(Scene scene) {
    scene.addPostLayoutPulseListener(() -> {
      if (began != 0) {
        times.record(System.nanoTime() - began);
        began = 0;
      }
    });
  }

  public void start() {
    timer.start();
  }

  public void stop() {
    timer.stop();
  }

  /** The work per pulse so far; to be read on the FX thread. */
  public PulseTimes times() {
    return times;
  }
}
