// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Does something once after the next layout of a node's scene: what depends on where things have come to lie, such as scrolling to
 * something or focusing what only now is shown. In the same pulse, so that nothing is seen at its old place first. Of the FX thread.
 */
public final class AfterLayout {
  private AfterLayout() {}

  /** Does it after the layout that is due; for a node that stands in no scene yet, after the first one in its scene. */
  public static void run(Node node, Runnable action) {
    Scene scene = node.getScene();
    if (scene != null) {
      once(scene, action);
      return;
    }
    node.sceneProperty().addListener(new ChangeListener<>() {
      @Override
      public void changed(ObservableValue<? extends Scene> observed, Scene was, Scene is) {
        node.sceneProperty().removeListener(this);
        once(is, action);
      }
    });
  }

  private static void once(Scene scene, Runnable action) {
    scene.addPostLayoutPulseListener(new Runnable() {
      @Override
      public void run() {
        scene.removePostLayoutPulseListener(this);
        action.run();
      }
    });
    Platform.requestNextPulse();
  }
}
