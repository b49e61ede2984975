// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

/**
 * A stream whose parameters can move while it runs: its sequence of random numbers goes on, only what is made of them
 * changes.
 */
public interface MovableStream extends InstanceStream {
  /** The parameters as they are now, in an order of the stream's own; a fresh array. */
  double[] parameters();

  /**
   * Takes other parameters from the next instance on. A parameter that is a whole number is rounded.
   *
   * @param parameters of the length and order of {@link #parameters}; not kept
   */
  void move(double[] parameters);
}
