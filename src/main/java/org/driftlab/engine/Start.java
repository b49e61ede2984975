// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.regex.Pattern;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.Transferable;
import org.driftlab.version.VersionId;

/**
 * The stored version that a run's first champion begins from: transfer.
 *
 * @param run the run it was made in, by its number in the workspace
 * @param version the version
 * @param freeze how many of the lowest layers are not trained; 0 for as the learner says
 * @param head what becomes of the last layer
 * @param sha256 of the stored model, lower-case hexadecimal; empty until it has been looked up
 */
public record Start(long run, VersionId version, int freeze, Head head, String sha256) {
  /** What becomes of the last layer. */
  public enum Head {
    /** It stays if the classes are the same, else it begins anew. */
    KEEP,
    /** It begins anew. */
    NEW
  }

  private static final Pattern REFERENCE = Pattern.compile("(\\d{1,18})/v?([1-9]\\d{0,8})");

  public Start {
    if (freeze < 0) {
      throw new InputException("Parameter 'freeze' is %d but must be at least 0.".formatted(freeze));
    }
  }

  /** A version whose model has not been looked up. */
  public Start(long run, VersionId version, int freeze, Head head) {
    this(run, version, freeze, head, "");
  }

  /**
   * A version as text, such as {@code 3/v5}: the fifth of run 3.
   *
   * @throws InputException for anything else
   */
  public static Start parse(String text, int freeze, Head head) {
    var matcher = REFERENCE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InputException("The version '%s' must be a run and a version of it, such as 3/v5; see 'driftlab store list'."
          .formatted(text));
    }
    return new Start(Long.parseLong(matcher.group(1)), new VersionId(Integer.parseInt(matcher.group(2))), freeze, head);
  }

  /** The version as {@link #parse} reads it. */
  public String text() {
    return run + "/" + version;
  }

  /** The same with what the model was found to be. */
  public Start found(Pretrained model) {
    return new Start(run, version, freeze, head, Fingerprint.sha256(model.bytes()));
  }

  /** The learner with its layers frozen. */
  LearnerSpec freezing(LearnerSpec learner) {
    if (freeze == 0) {
      return learner;
    } else if (learner instanceof Transferable network) {
      return network.withFrozen(freeze);
    }
    throw new InputException("Parameter 'freeze' is %d, but '%s' has no layers to freeze; choose mlp or continual-mlp."
        .formatted(freeze, learner.id()));
  }

  /** The first champion. */
  Learner learner(Pretrained model, Scenario scenario, Schema schema) {
    if (!sha256.isEmpty() && !sha256.equals(Fingerprint.sha256(model.bytes()))) {
      throw new InputException("The version %s is not the model this run began from: its SHA-256 is another one."
          .formatted(text()));
    }
    LearnerSpec learner = scenario.learner();
    if (learner instanceof Transferable network) {
      return network.start(model.learner(), model.schema(), model.bytes(), schema, head == Head.NEW, scenario.seed());
    }
    if (head == Head.NEW) {
      throw new InputException("'%s' has no last layer that could begin anew; choose mlp or continual-mlp, or keep the head."
          .formatted(learner.id()));
    }
    if (!model.schema().equals(schema)) {
      throw new InputException("The version %s was trained on other features or classes; choose one of this schema."
          .formatted(text()));
    }
    return ModelBytes.read(learner, schema, model.bytes());
  }
}
