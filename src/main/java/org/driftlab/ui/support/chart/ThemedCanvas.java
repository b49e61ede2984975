// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.Texts;

/**
 * A region that paints itself on two canvases, a picture and a light layer above it for what follows the mouse, and takes its
 * colours from the theme's style sheet. It paints in the layout pass, and only when something has changed; painting
 * lays out nothing else in the scene.
 */
public abstract class ThemedCanvas extends Region {
  private static final List<CssMetaData<? extends Styleable, ?>> META = new ArrayList<>(Region.getClassCssMetaData());
  private static final List<CssMetaData<ThemedCanvas, Color>> COLORS = new ArrayList<>();
  private static final CssMetaData<ThemedCanvas, Font> FONT = new FontMeta();

  static {
    for (var tone : Tone.values()) {
      COLORS.add(new ColorMeta(tone));
    }
    META.addAll(COLORS);
    META.add(FONT);
  }

  /** The colours of a chart. */
  protected enum Tone {
    TEXT("#24292f"), MUTED("#57606a"), SUBTLE("#6e7781"), GROUND("#ffffff"), INSET("#f6f8fa"), OVERLAY("#ffffff"),
    BORDER("#d0d7de"), GRID("#d0d7de"), ACCENT("#0969da"), ACCENT_SOFT("#ddf4ff"), PURPLE("#8250df"),
    SUCCESS("#1a7f37"), WARNING("#9a6700"), DANGER("#cf222e");

    private final Color fallback;

    Tone(String web) {
      fallback = Color.web(web);
    }
  }

  private final List<StyleableObjectProperty<Color>> colors = new ArrayList<>();
  private final StyleableObjectProperty<Font> font = styled(FONT, Font.getDefault());
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final Surface surface = new Surface();
  private Texts words = Texts.of(ThemedCanvas.class, Locale.getDefault());
  private Locale numbers = Locale.getDefault(Locale.Category.FORMAT);

  protected ThemedCanvas() {
    getStyleClass().add("themed-canvas");
    for (var meta : COLORS) {
      colors.add(styled(meta, meta.getInitialValue(this)));
    }
    getChildren().add(surface);
    font.subscribe(this::requestLayout); // heights follow the size of the type
  }

  /** Paints the picture on a cleared canvas. */
  protected abstract void paint(Pen g, double width, double height);

  /** Paints what follows the mouse on a cleared canvas. */
  protected abstract void paintOverlay(Pen g, double width, double height);

  /** What it shows, as a table: of what is in view, where a part of it can be chosen. */
  public abstract DataTable table();

  /** All that it shows, in view or not, as a table for files. */
  public DataTable wholeTable() {
    return table();
  }

  /** What it shows, in words. */
  public final String summary() {
    return Objects.toString(queryAccessibleAttribute(AccessibleAttribute.TEXT), "");
  }

  /** What the chart is called, in files and for screen readers; it is not drawn. */
  public final StringProperty titleProperty() {
    return title;
  }

  /** The words of tables and menus, in the user's language. */
  protected final Texts words() {
    return words;
  }

  final void speak(Texts newWords) {
    words = newWords;
  }

  /** A column headed by the words {@code column.<id>} of the charts' bundle. */
  protected final DataTable.Column column(String id) {
    return new DataTable.Column(id, words.get("column." + id));
  }

  /** How high a file of this width must be so that nothing is left out, in pixels. */
  protected double heightFor(double width) {
    return getHeight();
  }

  /** Paints the picture for a file, its numbers in the root locale; the one on screen is painted anew afterwards. */
  final void paintFor(Pen pen, double width, double height) {
    paintFor(pen, width, height, Locale.ROOT);
  }

  /** Paints the picture for paper, its numbers in a reader's locale; the one on screen is painted anew afterwards. */
  final void paintFor(Pen pen, double width, double height, Locale reader) {
    numbers = reader;
    try {
      paint(pen, width, height);
    } finally {
      numbers = Locale.getDefault(Locale.Category.FORMAT);
      repaint();
    }
  }

  /** The locale of the numbers that are painted now. */
  final Locale numbers() {
    return numbers;
  }

  /** Has the picture, and the layer above it, painted anew in the next layout pass. */
  protected final void repaint() {
    surface.dirty = true;
    repaintOverlay();
  }

  /** Has the layer above the picture painted anew in the next layout pass. */
  protected final void repaintOverlay() {
    surface.overlayDirty = true;
    surface.requestLayout();
  }

  protected final Color color(Tone tone) {
    return colors.get(tone.ordinal()).get();
  }

  protected final Color color(Ink ink) {
    return color(switch (ink) {
      case ACCENT -> Tone.ACCENT;
      case PURPLE -> Tone.PURPLE;
      case MUTED -> Tone.MUTED;
      case SUBTLE -> Tone.SUBTLE;
      case SUCCESS -> Tone.SUCCESS;
      case WARNING -> Tone.WARNING;
      case DANGER -> Tone.DANGER;
    });
  }

  /** The inherited font, whose size everything in the picture follows. */
  protected final Font font() {
    return font.get();
  }

  /** Whether the ground is dark, so that tints must be stronger. */
  protected final boolean isDark() {
    return color(Tone.GROUND).getBrightness() < 0.5;
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(ThemedCanvas.class.getResource("chart.css")).toExternalForm();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return Collections.unmodifiableList(META);
  }

  private <T> StyleableObjectProperty<T> styled(CssMetaData<ThemedCanvas, T> meta, T initial) {
    return new StyleableObjectProperty<>(initial) {
      @Override
      protected void invalidated() {
        repaint();
      }

      @Override
      public Object getBean() {
        return ThemedCanvas.this;
      }

      @Override
      public String getName() {
        return meta.getProperty();
      }

      @Override
      public CssMetaData<? extends Styleable, T> getCssMetaData() {
        return meta;
      }
    };
  }

  /** The canvases; unmanaged, so that it is a layout root and its repainting does not lay out the window. */
  private final class Surface extends Region {
    private final Canvas picture = new Canvas();
    private final Canvas overlay = new Canvas();
    private boolean dirty = true;
    private boolean overlayDirty = true;

    Surface() {
      setManaged(false);
      setMouseTransparent(true);
      getChildren().addAll(picture, overlay);
    }

    @Override
    protected void layoutChildren() {
      double width = getWidth();
      double height = getHeight();
      if (picture.getWidth() != width || picture.getHeight() != height) {
        for (var canvas : List.of(picture, overlay)) {
          canvas.setWidth(width);
          canvas.setHeight(height);
        }
        dirty = true;
        overlayDirty = true;
      }
      if (width < 1 || height < 1) {
        return;
      }
      if (dirty) {
        dirty = false;
        draw(picture, ThemedCanvas.this::paint);
      }
      if (overlayDirty) {
        overlayDirty = false;
        draw(overlay, ThemedCanvas.this::paintOverlay);
      }
    }

    private void draw(Canvas canvas, Painter painter) {
      var g = canvas.getGraphicsContext2D();
      g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      g.save();
      painter.paint(new CanvasPen(g), canvas.getWidth(), canvas.getHeight());
      g.restore();
    }
  }

  private interface Painter {
    void paint(Pen g, double width, double height);
  }

  private static final class ColorMeta extends CssMetaData<ThemedCanvas, Color> {
    private final Tone tone;

    ColorMeta(Tone tone) {
      super("-chart-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-'), ColorConverter.getInstance(),
          tone.fallback);
      this.tone = tone;
    }

    @Override
    public boolean isSettable(ThemedCanvas canvas) {
      return !canvas.colors.get(tone.ordinal()).isBound();
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(ThemedCanvas canvas) {
      return canvas.colors.get(tone.ordinal());
    }
  }

  private static final class FontMeta extends FontCssMetaData<ThemedCanvas> {
    FontMeta() {
      super("-fx-font", Font.getDefault());
    }

    @Override
    public boolean isSettable(ThemedCanvas canvas) {
      return !canvas.font.isBound();
    }

    @Override
    public StyleableProperty<Font> getStyleableProperty(ThemedCanvas canvas) {
      return canvas.font;
    }
  }
}
