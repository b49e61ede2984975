// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;

/** Pictures of what is on screen, as PNG; all methods must be called on the FX thread. */
public final class Images {
  private Images() {}

  /** A PNG of the node as it is laid out, on a transparent ground. */
  public static byte[] png(Node node) {
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    return png(node.snapshot(parameters, null));
  }

  /** A PNG of the whole scene, its fill included. */
  public static byte[] png(Scene scene) {
    return png(scene.snapshot(null));
  }

  /** The image as PNG. Pixels are copied by hand, so that javafx.swing is not needed. */
  public static byte[] png(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(copy, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a stream in memory does not fail
    }
    return out.toByteArray();
  }
}
