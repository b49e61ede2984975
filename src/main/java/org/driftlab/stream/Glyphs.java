// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Images of ten digits, 16 × 16 pixels row by row as numbers in [0, 1], for experiments on forgetting.
 *
 * <p>A digit is drawn from a bitmap of 8 × 12, moved by up to the jitter in each direction, with thick strokes in a
 * given share of the images, and noise is added. A task is a concept to switch to: the parts of one task have the same
 * schema and differ in which digits come (split), where each pixel is (permuted) or how far the image is turned
 * (rotated). What a part is depends on its number alone and not on the seed. Costs 256 draws an instance if there is
 * noise.
 *
 * @param part the number of the concept in its task; part 0 of a permuted or rotated task is the plain one
 */
public record Glyphs(
    @Param(label = "Task", help = "What distinguishes the parts.") Task task,
    @Param(label = "Part", help = "Which concept of the task; a split one has 0 to 4.", min = 0, max = 1000) int part,
    @Param(label = "Jitter", unit = "pixels", help = "How far a digit is moved at the most.", min = 0, max = 2)
    int jitter,
    @Param(label = "Thick strokes", unit = "%", help = "The share of digits with thick strokes.", min = 0, max = 100)
    int thick,
    @Param(label = "Noise", help = "How far a pixel is off at the most.", min = 0, max = 1) double noise,
    @Param(label = "Seed") int seed) implements StreamSpec {
  private static final int SIDE = 16;
  private static final int PIXELS = SIDE * SIDE;
  private static final int SPLIT_PARTS = 5;
  private static final double DEGREES_PER_PART = 30;
  private static final int OUTSIDE = -1;
  private static final Schema SCHEMA = new Schema(Headers.numeric("pixel", PIXELS),
      Headers.classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

  /** What distinguishes the parts of a task. */
  public enum Task {
    /** All parts are alike. */
    PLAIN,
    /** Part k has the digits 2k and 2k + 1, for k mod 5. */
    SPLIT,
    /** Each part has its pixels in an order of its own. */
    PERMUTED,
    /** Part k is turned clockwise by k times 30°. */
    ROTATED
  }

  public Glyphs {
    Params.check(Glyphs.class, task, part, jitter, thick, noise, seed);
  }

  public Glyphs() {
    this(Task.PLAIN, 0, 1, 30, 0.2, 1);
  }

  @Override
  public String id() {
    return "glyphs";
  }

  @Override
  public String title() {
    return "Digit images";
  }

  @Override
  public InstanceStream create() {
    return new State(this, new LegacyRandom(seed), sources());
  }

  @Override
  public Glyphs withSeed(int newSeed) {
    return new Glyphs(task, part, jitter, thick, noise, newSeed);
  }

  /** For each pixel of the image the pixel of the drawing that it shows, or {@link #OUTSIDE}. */
  private int[] sources() {
    var sources = new int[PIXELS];
    Arrays.setAll(sources, i -> i);
    if (task == Task.PERMUTED && part > 0) {
      var order = new LegacyRandom(part);
      for (int i = PIXELS - 1; i > 0; i--) {
        int j = order.nextInt(i + 1);
        int source = sources[i];
        sources[i] = sources[j];
        sources[j] = source;
      }
    } else if (task == Task.ROTATED && part > 0) {
      double angle = Math.toRadians(part * DEGREES_PER_PART % 360);
      Arrays.setAll(sources, i -> turned(i, StrictMath.cos(angle), StrictMath.sin(angle)));
    }
    return sources;
  }

  private static int turned(int pixel, double cos, double sin) {
    double middle = (SIDE - 1) / 2.0;
    double right = pixel % SIDE - middle;
    double down = pixel / SIDE - middle;
    long x = Math.round(middle + right * cos + down * sin);
    long y = Math.round(middle - right * sin + down * cos);
    return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? OUTSIDE : (int) (y * SIDE + x);
  }

  private static final class State implements InstanceStream {
    private final Glyphs spec;
    private final LegacyRandom random;
    private final int[] sources;
    private final double[] drawing = new double[PIXELS];

    State(Glyphs spec, LegacyRandom random, int[] sources) {
      this.spec = spec;
      this.random = random;
      this.sources = sources;
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      int digit = spec.task == Task.SPLIT
          ? 2 * (spec.part % SPLIT_PARTS) + random.nextInt(2) : random.nextInt(GlyphBitmaps.DIGITS.length);
      int left = 4 + random.nextInt(2 * spec.jitter + 1) - spec.jitter;
      int top = 2 + random.nextInt(2 * spec.jitter + 1) - spec.jitter;
      draw(GlyphBitmaps.DIGITS[digit], left, top, random.percent(spec.thick));
      for (int i = 0; i < PIXELS; i++) {
        double ink = sources[i] == OUTSIDE ? 0 : drawing[sources[i]];
        double off = spec.noise == 0 ? 0 : spec.noise * (2 * random.nextDouble() - 1);
        out.x[i] = Math.clamp(ink + off, 0.0, 1.0);
      }
      out.y = digit;
      out.weight = 1;
      return true;
    }

    /** Draws a bitmap; a thick stroke covers the pixel to the right as well. */
    private void draw(int[] rows, int left, int top, boolean thick) {
      Arrays.fill(drawing, 0);
      for (int r = 0; r < rows.length; r++) {
        int ink = thick ? rows[r] << 1 | rows[r] : rows[r] << 1;
        // The highest of the nine bits is the leftmost pixel.
        for (int c = 0; c <= GlyphBitmaps.WIDTH; c++) {
          drawing[(top + r) * SIDE + left + c] = ink >> GlyphBitmaps.WIDTH - c & 1;
        }
      }
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, random.copy(), sources);
    }
  }
}
