// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import org.jspecify.annotations.Nullable;

/**
 * Something a user gave cannot be used. The message is one sentence that says what, where, and how to mend it; it is
 * shown as it stands and the command line answers with exit code 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
