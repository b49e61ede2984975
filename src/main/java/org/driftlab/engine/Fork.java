// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Params;

/**
 * Where a run branched off another one.
 *
 * @param scenario the id of the scenario of both
 * @param at the instance index up to which they are the same
 * @param change what is different from there on
 * @param words the change in words, such as "with promotion of v2"
 */
public record Fork(String scenario, long at, Change change, String words) {
  /** A command in words, such as "promotion of v2". */
  public static String words(RunCommand command) {
    return switch (command) {
      case RunCommand.Shadow c -> "shadow of " + c.version();
      case RunCommand.StopShadow c -> "end of the shadow of " + c.version();
      case RunCommand.Promote c -> "promotion of " + c.version();
      case RunCommand.RollBack c -> "rollback to " + c.version();
      case RunCommand.Keep c -> "keeping the champion before " + c.version();
      case RunCommand.FineTune c -> "fine-tuning for %,d %s".formatted(c.epochs(), c.epochs() == 1 ? "epoch" : "epochs");
      case RunCommand.Use c -> Params.json(c.part());
      case RunCommand.UseLabels c -> "labels " + c.labels().describe();
      case RunCommand.UseReplay c -> c.replay().json();
      case RunCommand.UseMonitors c -> DataWatch.words(c.monitors());
      case RunCommand.Drop(RunCommand.Part part) -> part == RunCommand.Part.MEMORY ? "no memory" : "no " + Params.word(part)
          + " of its own";
    };
  }
}
