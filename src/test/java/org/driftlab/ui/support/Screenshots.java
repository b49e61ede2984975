// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Writes pictures of views to {@code target/screenshots/<view>-<light|dark>.png}, to be looked at. */
public final class Screenshots {
  /** The two looks each view is drawn in. */
  public enum Theme {
    LIGHT, DARK;

    /** Makes this the style sheet of everything shown from now on. */
    public void apply() {
      Application.setUserAgentStylesheet(this == LIGHT
          ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
    }
  }

  private Screenshots() {}

  /** Puts the node in a scene of the size and theme, lays it out and saves it; on the FX thread. */
  public static Path save(Parent root, double width, double height, String name, Theme theme) {
    theme.apply();
    var scene = root.getScene() == null ? new Scene(root, width, height) : root.getScene();
    return save(scene, name, theme);
  }

  /** Saves a scene as it is; on the FX thread. */
  public static Path save(Scene scene, String name, Theme theme) {
    theme.apply();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return write(Images.png(scene), name, theme);
  }

  /** Saves a node of a scene that is laid out already; on the FX thread. */
  public static Path save(Node node, String name, Theme theme) {
    return write(Images.png(node), name, theme);
  }

  private static Path write(byte[] png, String name, Theme theme) {
    var folder = Path.of(System.getProperty("driftlab.screenshots", "target/screenshots"));
    try {
      Files.createDirectories(folder);
      return Files.write(folder.resolve(name + (theme == Theme.LIGHT ? "-light" : "-dark") + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
