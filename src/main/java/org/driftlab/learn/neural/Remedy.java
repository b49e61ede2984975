// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

/** What is done against the forgetting of a network. */
public enum Remedy {
  /** Nothing: the lower bound. */
  NAIVE,
  /** Experience replay: every step also learns a batch of a reservoir (A. Chaudhry et al., arXiv 1902.10486). */
  REPLAY,
  /**
   * DER++: two batches of a reservoir, one held to the logits it had when it was learned, one to its labels (P. Buzzega et
   * al., NeurIPS 2020, algorithm 2).
   */
  DER_PLUS_PLUS,
  /**
   * Elastic weight consolidation: weights are drawn to where they were at the end of the last task, each as strongly as
   * its Fisher information, summed over the tasks (J. Kirkpatrick et al., PNAS 114:3521–3526, 2017; one penalty for
   * all tasks as in J. Schwarz et al., ICML 2018).
   */
  EWC,
  /**
   * Learning without forgetting: the scores of old classes on new instances are held to what the network of the last
   * task says, at temperature 2 (Z. Li and D. Hoiem, ECCV 2016).
   */
  LWF,
  /**
   * A-GEM: a gradient that would raise the loss on a batch of a reservoir loses that component (A. Chaudhry et al., ICLR
   * 2019, equation 11).
   */
  A_GEM,
  /**
   * GDumb: a greedily class-balanced memory, and at the end of a task a fresh network trained on nothing else (A. Prabhu
   * et al., ECCV 2020).
   */
  GDUMB
}
