// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.driftlab.evaluate.Metrics;

/**
 * SHA-256 over the canonical event log and the closed metric windows (IEEE bits). Two runs with the same fingerprint did
 * the same; where they were made (JDK, machine, time) is not part of it.
 */
final class Fingerprint {
  private final MessageDigest digest;
  private final byte[] number = new byte[Long.BYTES];

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  /** The SHA-256 of some bytes, lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    var one = new Fingerprint();
    one.digest.update(bytes);
    return one.hex();
  }

  Fingerprint copy() {
    try {
      return new Fingerprint((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  void add(RunEvent event) {
    digest.update(line(event).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds what a run begins from. */
  void add(String start) {
    digest.update(start.getBytes(StandardCharsets.UTF_8));
  }

  void add(Role role, Metrics metrics) {
    add(role.ordinal());
    add(metrics.labels());
    add(bits(metrics.accuracy()));
    add(bits(metrics.kappa()));
  }

  /** The fingerprint of all that was added so far; more may be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(copy().digest.digest());
  }

  /** All NaNs are one value here: an absent metric is absent, whatever bits it has. */
  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private void add(long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      number[i] = (byte) (value >>> (8 * (Long.BYTES - 1 - i)));
    }
    digest.update(number);
  }

  /** The canonical line of an event: what happened, not where it was computed. */
  private static String line(RunEvent event) {
    String details = switch (event) {
      case RunEvent.Warning e -> e.detector();
      case RunEvent.Detection e -> e.detector();
      case RunEvent.DataDrift e -> e.monitor() + " " + String.join(",", e.features()) + " "
          + Long.toHexString(Double.doubleToLongBits(e.statistic()));
      case RunEvent.VersionCreated e -> e.version().id() + " " + e.version().parent().map(Object::toString).orElse("-")
          + " " + e.version().reason() + " " + e.version().sha256();
      case RunEvent.Promoted e -> e.version() + " " + e.by();
      case RunEvent.RolledBack e -> e.from() + " " + e.to() + " " + e.by();
      case RunEvent.ShadowStarted e -> e.version() + " " + e.learning();
      case RunEvent.CandidateStarted e -> e.version().toString();
      case RunEvent.ShadowStopped e -> e.version().toString();
      case RunEvent.Retrained e -> e.how();
      case RunEvent.GateVerdict e -> e.version() + " " + e.verdict() + " " + line(e.evidence()) + " " + e.waits();
      case RunEvent.Kept e -> e.version() + " " + e.by();
      case RunEvent.GuardStarted e -> e.deposed() + " " + e.labels();
      case RunEvent.GuardEnded e -> e.deposed() + " " + e.restored() + " " + e.why();
      case RunEvent.Refused e -> e.message();
      case RunEvent.Changed e -> e.part();
      case RunEvent.LabelsLost e -> e.capacity() + " " + e.whenFull();
      case RunEvent.FineTuneStarted e -> e.epochs() + " " + e.instances() + " " + e.within();
      case RunEvent.FineTuneDone e -> Boolean.toString(e.taken());
      case RunEvent.StepRefused e -> e.model();
      case RunEvent.BackgroundStarted e -> "";
      case RunEvent.Failed e -> "";
      case RunEvent.Finished e -> "";
    };
    return event.at() + " " + event.type() + " " + details + "\n";
  }

  private static String line(Evidence evidence) {
    var line = new StringBuilder().append(evidence.labels()).append(' ').append(evidence.championOnly()).append(' ')
        .append(evidence.candidateOnly());
    for (double value : new double[] {evidence.lower(), evidence.upper(), evidence.pValue()}) {
      line.append(' ').append(Long.toHexString(bits(value)));
    }
    if (evidence.loss() == Loss.COST) {
      line.append(" saved=").append(Long.toHexString(bits(evidence.saved())));
    }
    for (Evidence.Guardrail rail : evidence.guardrails()) {
      line.append(' ').append(rail.name()).append('=').append(Long.toHexString(bits(rail.value())));
    }
    return line.toString();
  }
}
