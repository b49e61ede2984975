// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;

import java.io.ByteArrayInputStream;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class ImagesTest {
  @Test
  void aPictureHasTheNodesSizeAndColour() throws Exception {
    byte[] png = onFx(() -> Images.png(new Rectangle(40, 20, Color.RED)));

    var image = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(image.getHeight()).isEqualTo(20);
    assertThat(image.getRGB(20, 10)).isEqualTo(0xFFFF0000);
  }
}
