// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

/** The number of a version within its run, from 1; written v1, v2, … */
public record VersionId(int number) implements Comparable<VersionId> {
  public VersionId {
    if (number < 1) {
      throw new IllegalArgumentException("version number " + number);
    }
  }

  @Override
  public int compareTo(VersionId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "v" + number;
  }
}
