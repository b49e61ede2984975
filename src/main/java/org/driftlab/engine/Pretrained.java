// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Schema;
import org.driftlab.learn.LearnerSpec;

/**
 * A stored version to begin from.
 *
 * @param learner what it is
 * @param schema what it was trained on
 * @param bytes its model; not to be changed
 */
public record Pretrained(LearnerSpec learner, Schema schema, byte[] bytes) {}
