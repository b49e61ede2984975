// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * What an injection does to the instances of any stream; when and how strongly is said by {@link DriftEvent.Injection}.
 *
 * <p>With strength s in [0, 1], the event's severity times its profile, a change of quantity (scale, offset, rotation,
 * noise on features, class proportions) happens by the share s of what was asked; a change that is there or not (sensor
 * faults) happens to an instance with probability s. Features are named as in the schema, several separated by commas.
 */
public sealed interface Change extends Spec {
  /** One of each kind with its defaults, in the order in which a person looks for them. */
  List<Change> KINDS = List.of(new PriorShift(), new Scale(), new Offset(), new Rotation(), new FeatureNoise(),
      new NewClass(), new VanishedClass(), new StuckSensor(), new MissingSensor(), new NoisySensor(),
      new SwappedSensors(), new LabelNoise());

  /** The classes come in other proportions: instances that are not wanted are skipped. */
  record PriorShift(
      @Param(label = "Proportions", help = "One for each class, separated by commas; they add up to 1.")
      String target) implements Change {
    public PriorShift() {
      this("0.5, 0.5");
    }

    @Override
    public String id() {
      return "prior-shift";
    }

    @Override
    public String title() {
      return "Prior shift";
    }
  }

  /** Chosen features are multiplied: x becomes x·(1 + s·(factor − 1)). */
  record Scale(
      @Param(label = "Features", help = "Names separated by commas; all numeric ones if empty.") String features,
      @Param(label = "Factor") double factor) implements Change {
    public Scale {
      Params.check(Scale.class, features, factor);
    }

    public Scale() {
      this("", 2);
    }

    @Override
    public String id() {
      return "scale";
    }

    @Override
    public String title() {
      return "Covariate shift: scale";
    }
  }

  /** Chosen features are moved: x becomes x + s·amount. */
  record Offset(
      @Param(label = "Features", help = "Names separated by commas; all numeric ones if empty.") String features,
      @Param(label = "Amount", help = "In the unit of the features.") double amount) implements Change {
    public Offset {
      Params.check(Offset.class, features, amount);
    }

    public Offset() {
      this("", 1);
    }

    @Override
    public String id() {
      return "offset";
    }

    @Override
    public String title() {
      return "Covariate shift: offset";
    }
  }

  /** The plane of two features is turned about a point by s·degrees, from the first feature towards the second. */
  record Rotation(
      @Param(label = "First feature") String first,
      @Param(label = "Second feature") String second,
      @Param(label = "Angle", unit = "°", min = -180, max = 180) double degrees,
      @Param(label = "Centre, first feature") double firstCentre,
      @Param(label = "Centre, second feature") double secondCentre) implements Change {
    public Rotation {
      Params.check(Rotation.class, first, second, degrees, firstCentre, secondCentre);
    }

    public Rotation() {
      this("", "", 90, 0, 0);
    }

    @Override
    public String id() {
      return "rotation";
    }

    @Override
    public String title() {
      return "Covariate shift: rotation";
    }
  }

  /** Normal noise is added to chosen features, its standard deviation s·deviation. */
  record FeatureNoise(
      @Param(label = "Features", help = "Names separated by commas; all numeric ones if empty.") String features,
      @Param(label = "Standard deviation", help = "In the unit of the features.", min = 0) double deviation)
      implements Change {
    public FeatureNoise {
      Params.check(FeatureNoise.class, features, deviation);
    }

    public FeatureNoise() {
      this("", 1);
    }

    @Override
    public String id() {
      return "feature-noise";
    }

    @Override
    public String title() {
      return "Covariate shift: noise";
    }
  }

  /** A class is held back until the event: its instances are skipped with probability 1 − s, from the first one on. */
  record NewClass(@Param(label = "Class", help = "The index of the class.", min = 0) int label) implements Change {
    public NewClass {
      Params.check(NewClass.class, label);
    }

    public NewClass() {
      this(0);
    }

    @Override
    public String id() {
      return "new-class";
    }

    @Override
    public String title() {
      return "New class";
    }
  }

  /** A class is no longer seen: its instances are skipped with probability s. */
  record VanishedClass(@Param(label = "Class", help = "The index of the class.", min = 0) int label)
      implements Change {
    public VanishedClass {
      Params.check(VanishedClass.class, label);
    }

    public VanishedClass() {
      this(0);
    }

    @Override
    public String id() {
      return "vanished-class";
    }

    @Override
    public String title() {
      return "Vanished class";
    }
  }

  /** Features repeat the values shown last, with probability s; those before the start count as shown. */
  record StuckSensor(
      @Param(label = "Features", help = "Names separated by commas; all of them if empty.") String features)
      implements Change {
    public StuckSensor() {
      this("");
    }

    @Override
    public String id() {
      return "stuck-sensor";
    }

    @Override
    public String title() {
      return "Sensor fault: stuck";
    }
  }

  /** Features are missing, each with probability s. */
  record MissingSensor(
      @Param(label = "Features", help = "Names separated by commas; all of them if empty.") String features)
      implements Change {
    public MissingSensor() {
      this("");
    }

    @Override
    public String id() {
      return "missing-sensor";
    }

    @Override
    public String title() {
      return "Sensor fault: missing";
    }
  }

  /** Readings of features are disturbed, each with probability s, by normal noise of the full deviation. */
  record NoisySensor(
      @Param(label = "Features", help = "Names separated by commas; all numeric ones if empty.") String features,
      @Param(label = "Standard deviation", help = "In the unit of the features.", min = 0) double deviation)
      implements Change {
    public NoisySensor {
      Params.check(NoisySensor.class, features, deviation);
    }

    public NoisySensor() {
      this("", 1);
    }

    @Override
    public String id() {
      return "noisy-sensor";
    }

    @Override
    public String title() {
      return "Sensor fault: noisy";
    }
  }

  /** Two features of the same type show each other's values, with probability s. */
  record SwappedSensors(
      @Param(label = "First feature") String first,
      @Param(label = "Second feature") String second) implements Change {
    public SwappedSensors() {
      this("", "");
    }

    @Override
    public String id() {
      return "swapped-sensors";
    }

    @Override
    public String title() {
      return "Sensor fault: two swapped";
    }
  }

  /** The label becomes another class, each of them equally likely, with probability s·probability. */
  record LabelNoise(@Param(label = "Probability", min = 0, max = 1) double probability) implements Change {
    public LabelNoise {
      Params.check(LabelNoise.class, probability);
    }

    public LabelNoise() {
      this(0.1);
    }

    @Override
    public String id() {
      return "label-noise";
    }

    @Override
    public String title() {
      return "Label noise";
    }
  }
}
