// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import org.driftlab.data.InputException;

/**
 * How many bytes of models a workspace keeps. Beyond that the bytes of old versions are thinned, oldest first; their records
 * stay for good.
 *
 * @param keepLast the newest versions of each run whose bytes are kept; 0: no such limit
 * @param keepMegabytes total size of models in MB (1,048,576 bytes) above which old ones are thinned; 0: no such limit
 */
public record Retention(int keepLast, long keepMegabytes) {
  /** Everything is kept. */
  public static final Retention EVERYTHING = new Retention(0, 0);

  public Retention {
    if (keepLast < 0 || keepMegabytes < 0 || keepMegabytes > Long.MAX_VALUE >> 20) {
      throw new InputException("A retention of %d versions and %d MB cannot be; give numbers from 0 (no limit) on."
          .formatted(keepLast, keepMegabytes));
    }
  }

  /** Whether there is no limit at all. */
  public boolean keepsEverything() {
    return keepLast == 0 && keepMegabytes == 0;
  }
}
