// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import moa.streams.InstanceStream;
import moa.streams.generators.RandomRBFGenerator;
import moa.streams.generators.SEAGenerator;
import org.driftlab.data.Attribute;
import org.driftlab.data.Schema;

/** Instances of a MOA generator with numeric features, in MOA's form and in DriftLab's. */
final class MoaInstances {
  final InstancesHeader header;
  final Instance[] moa;
  final Schema schema;
  final org.driftlab.data.Instance[] own;

  MoaInstances(String stream, int count) {
    InstanceStream generator = generator(stream);
    header = generator.getHeader();
    moa = new Instance[count];
    own = new org.driftlab.data.Instance[count];
    schema = schema(header);
    for (int i = 0; i < count; i++) {
      moa[i] = generator.nextInstance().getData();
      own[i] = new org.driftlab.data.Instance(schema);
      for (int f = 0; f < own[i].x.length; f++) {
        own[i].x[f] = moa[i].value(f);
      }
      own[i].y = (int) moa[i].classValue();
    }
  }

  private static InstanceStream generator(String stream) {
    if (stream.equals("RBF")) {
      var rbf = new RandomRBFGenerator();
      rbf.prepareForUse();
      return rbf;
    }
    var sea = new SEAGenerator();
    sea.prepareForUse();
    return sea;
  }

  private static Schema schema(InstancesHeader header) {
    var features = new ArrayList<Attribute>();
    for (int f = 0; f < header.numAttributes() - 1; f++) {
      features.add(new Attribute.Numeric("x" + f));
    }
    List<String> classes = IntStream.range(0, header.numClasses()).mapToObj(c -> "class" + c).toList();
    return new Schema(features, new Attribute.Nominal("class", classes));
  }
}
