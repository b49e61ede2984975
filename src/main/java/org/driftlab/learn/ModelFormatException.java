// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

/** Stored model bytes are damaged, of another format, or of another learner; the message is one sentence. */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFormatException(String message) {
    super(message);
  }
}
