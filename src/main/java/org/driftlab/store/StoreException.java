// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

/** The workspace could not be read or written for a reason outside DriftLab, such as a full disk; one sentence. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
