// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.ModelFormatException;

/** Starts a network from a stored one: pre-trained layers, some of them frozen, and the old head or a new one. */
public final class Transfer {
  private Transfer() {}

  /**
   * A learner with the layers and the scaling of a stored model; its optimizer, counters and batch start anew. The head is
   * kept if the classes are the same, and is new, saying nothing, if they are not or if {@code newHead} asks for it.
   *
   * @param source the schema of the stored model; its features must be those of the target
   * @param stored what {@link ModelBytes#write} made of a learner of {@code sourceSpec}
   * @param target the spec of the learner to make; hidden layers, norm and scaling as in {@code sourceSpec}, and
   *     {@code frozen} says how many of the lowest layers stay as they are
   * @throws InputException if features or hidden layers differ, or a frozen head would have to be new
   * @throws ModelFormatException if the bytes are not a model of {@code sourceSpec}
   */
  public static Learner start(Mlp sourceSpec, Schema source, byte[] stored, Mlp target, Schema schema, boolean newHead,
      long seed) {
    return learner(sourceSpec, source, stored, target, schema, newHead, seed);
  }

  /** The network of a stored learner's spec. */
  private static Mlp network(LearnerSpec spec) {
    return switch (spec) {
      case Mlp mlp -> mlp;
      case ContinualMlp continual -> continual.mlp();
      default -> throw new InputException(
          "The pre-trained version is a '%s', of which no network can start; choose a version of mlp or continual-mlp."
              .formatted(spec.id()));
    };
  }

  /** As {@link #start}; the stored model may be a {@link ContinualMlp}, whose memory is left behind. */
  static MlpLearner learner(LearnerSpec stem, Schema source, byte[] stored, Mlp target, Schema schema, boolean newHead,
      long seed) {
    Mlp sourceSpec = network(stem);
    if (!source.features().equals(schema.features())) {
      throw new InputException(("The pre-trained version has other features (%d: %s) than this stream (%d: %s); choose a "
          + "version that was trained on this schema.").formatted(source.featureCount(), first(source),
          schema.featureCount(), first(schema)));
    }
    if (!java.util.Arrays.equals(sourceSpec.widths(), target.widths()) || sourceSpec.layerNorm() != target.layerNorm()
        || sourceSpec.scaling() != target.scaling()) {
      throw new InputException(("The pre-trained version has hidden layers '%s', layer norm %b and scaling %b; the "
          + "learner that starts from it must have the same.").formatted(sourceSpec.hidden(), sourceSpec.layerNorm(),
          sourceSpec.scaling()));
    }
    boolean replaced = newHead || !source.label().values().equals(schema.label().values());
    if (replaced && target.frozen() > target.widths().length) {
      throw new InputException("All %d layers are frozen but the head is new and must be trained; freeze at most %d."
          .formatted(target.frozen(), target.widths().length));
    }
    Learner read = ModelBytes.read(stem, source, stored);
    MlpLearner old = read instanceof ContinualLearner continual ? continual.core : (MlpLearner) read;
    MlpLearner learner = target.learner(schema, seed);
    int kept = learner.network.layers.size() - (replaced ? 1 : 0);
    for (int l = 0; l < kept; l++) {
      double[][] from = old.network.layers.get(l).values;
      double[][] to = learner.network.layers.get(l).values;
      for (int b = 0; b < from.length; b++) {
        System.arraycopy(from[b], 0, to[b], 0, from[b].length);
      }
    }
    return new MlpLearner(target, old.inputs.copy(), learner.network, learner.steps, seed);
  }

  private static String first(Schema schema) {
    List<String> names = schema.features().stream().limit(3).map(feature -> feature.name()).toList();
    return String.join(", ", names) + (schema.featureCount() > 3 ? ", …" : "");
  }
}
