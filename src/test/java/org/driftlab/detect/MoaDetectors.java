// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.driftlab.data.Params;

/** Translates the detector names of the reference vectors, with their command line options, into specs. */
final class MoaDetectors {
  private record Entry(DetectorSpec defaults, Map<String, String> options) {}

  private static final Map<String, Entry> BY_NAME = Map.ofEntries(
      Map.entry("ADWIN", new Entry(new Adwin(), Map.of("-a", "delta"))),
      Map.entry("ADWINChangeDetector", new Entry(new AdwinIncrease(), Map.of("-a", "delta"))),
      Map.entry("DDM", new Entry(new Ddm(), Map.of("-n", "minInstances", "-w", "warningLevel", "-o", "driftLevel"))));

  private MoaDetectors() {}

  /** The spec of a name such as "HDDM_A_Test -t One-sided". */
  static DetectorSpec spec(String moaName) {
    String[] words = moaName.split(" ");
    Entry entry = BY_NAME.get(words[0]);
    var texts = new HashMap<String, String>();
    for (int i = 1; i < words.length; i += 2) {
      texts.put(entry.options.get(words[i]), words[i + 1]);
    }
    return Params.with(entry.defaults, texts);
  }

  static boolean knows(String moaName) {
    return BY_NAME.containsKey(moaName.split(" ")[0]);
  }

  /** Every detector with its defaults. */
  static List<DetectorSpec> all() {
    return List.of(new Degradation(), new EveryN(), new Adwin(), new AdwinIncrease(), new Ddm());
  }
}
