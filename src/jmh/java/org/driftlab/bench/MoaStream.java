// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import moa.options.ClassOption;
import moa.options.OptionHandler;
import moa.streams.ExampleStream;
import moa.streams.InstanceStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.Schema;

/**
 * The instances of one stream of MOA, nominal features and all, in MOA's form and in DriftLab's. A stream is MOA's command
 * for it, followed by what is done to its instances, such as {@code | missing 0.1}.
 */
final class MoaStream {
  final InstancesHeader header;
  final Schema schema;
  final List<Instance> moa = new ArrayList<>();
  final List<org.driftlab.data.Instance> own = new ArrayList<>();

  /**
   * Draws the instances.
   *
   * @param command a stream of MOA, then any of {@code | missing p} (each value is missing with probability p), {@code |
   *     constant f} (feature f is 0 always) and {@code | rare p} (an instance whose class is not the first is kept with
   *     probability p)
   */
  MoaStream(String command, int count) throws Exception {
    String[] parts = command.split("\\|");
    var stream = (InstanceStream) ClassOption.cliStringToObject(parts[0].strip(), ExampleStream.class, null);
    ((OptionHandler) stream).prepareForUse();
    header = stream.getHeader();
    schema = schema(header);
    Map<String, Double> changes = changes(parts);
    var random = new Random(1);
    while (moa.size() < count) {
      Instance instance = (Instance) stream.nextInstance().getData().copy();
      if (instance.classValue() == 0 || random.nextDouble() < changes.getOrDefault("rare", 1.0)) {
        change(instance, changes, random);
        moa.add(instance);
        own.add(own(instance));
      }
    }
  }

  private static Map<String, Double> changes(String[] parts) {
    var changes = new LinkedHashMap<String, Double>();
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].strip().split(" ");
      changes.put(words[0], Double.valueOf(words[1]));
    }
    return changes;
  }

  private static void change(Instance instance, Map<String, Double> changes, Random random) {
    if (changes.containsKey("constant")) {
      instance.setValue(changes.get("constant").intValue(), 0);
    }
    double missing = changes.getOrDefault("missing", 0.0);
    for (int f = 0; missing > 0 && f < instance.numAttributes() - 1; f++) {
      if (random.nextDouble() < missing) {
        instance.setValue(f, Double.NaN);
      }
    }
  }

  private org.driftlab.data.Instance own(Instance instance) {
    var own = new org.driftlab.data.Instance(schema);
    for (int f = 0; f < own.x.length; f++) {
      own.x[f] = instance.value(f);
    }
    own.y = (int) instance.classValue();
    return own;
  }

  private static Schema schema(InstancesHeader header) {
    var features = new ArrayList<Attribute>();
    for (int f = 0; f < header.numAttributes() - 1; f++) {
      String name = "x" + f;
      features.add(header.attribute(f).isNominal()
          ? new Attribute.Nominal(name, values(header.attribute(f).numValues())) : new Attribute.Numeric(name));
    }
    return new Schema(features, new Attribute.Nominal("class", values(header.numClasses())));
  }

  private static List<String> values(int count) {
    return IntStream.range(0, count).mapToObj(v -> "v" + v).toList();
  }
}
