// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every detector with the answers of MOA 2024.07.0 on short series that reach the rarer branches. */
class DetectorEdgeCaseTest {
  /** Detector and options | series | drifts | number of warnings | first and last warning. */
  private static final String CASES = """
      ADWIN | Z(500)+O(500) | 511, 543, 607 | 0 |
      ADWIN -a 0.5 | Z(26)+V(102,10) | 31, 63, 127 | 0 |
      ADWINChangeDetector | O(500)+Z(500)+O(500) | 1023, 1055, 1087 | 0 |
      DDM | Z(28)+O(1)+Z(20) | | 0 |
      DDM | Z(29)+O(1)+Z(20) | 29 | 0 |
      EDDM | B(2; 600:0.2) | 168 | 37 | 156, 315
      EDDM | B(4; 600:0.2) | 151, 306, 463 | 7 | 299, 305
      RDDM | Z(128)+O(1) | | 0 |
      RDDM | Z(129)+O(1) | 129 | 0 |
      RDDM -x 500 -y 200 -z 50 | B(1; 1500:0.2, 500:0.3) | 362, 1164, 1662 | 303 | 251, 1653
      RDDM -x 500 -y 100 -z 150 | B(7; 1500:0.2, 500:0.3) | 383, 828, 981, 1509 | 516 | 146, 1999
      RDDM -n 30 -x 400 -y 60 -z 100 | B(21; 1500:0.1, 500:0.2) | 79, 476, 679, 755, 1515, 1524, 1609 | 187 | 45, 1987
      RDDM -n 30 -x 400 -y 60 -z 100 | B(29; 1500:0.1, 500:0.2) | \
33, 105, 435, 436, 486, 886, 1286, 1328, 1463, 1501, 1711 | 198 | 30, 1748
      HDDM_A_Test | B(1; 500:0.6, 500:0.3, 500:0.5) | 1198 | 38 | 829, 1197
      HDDM_A_Test -t One-sided | B(1; 500:0.6, 500:0.3, 500:0.5) | | 0 |
      HDDM_W_Test -t Two-sided | B(18; 400:0.7, 400:0.05, 400:0.7) | 819 | 17 | 817, 1138
      HDDM_W_Test | B(18; 400:0.7, 400:0.05, 400:0.7) | 819, 1131 | 13 | 817, 1130
      HDDM_W_Test -t Two-sided | B(41; 300:0.9, 300:0.1, 600:0.6) | 624, 1166 | 15 | 616, 1165
      HDDM_W_Test | B(41; 300:0.9, 300:0.1, 600:0.6) | 625, 1166 | 16 | 616, 1165
      HDDM_W_Test | B(89; 500:0.5, 500:0.02, 500:0.3) | 1285 | 16 | 1108, 1384
      HDDM_W_Test | B(51; 300:0.9, 300:0.1, 600:0.6) | 612 | 4 | 609, 944
      HDDM_W_Test -t Two-sided -m 0.01 | B(4; 300:0.95, 300:0.5, 300:0.9) | 771 | 30 | 741, 770
      HDDM_W_Test -t Two-sided -m 0.01 | B(23; 500:0.8, 500:0.4, 500:0.7) | 1068 | 15 | 1053, 1067
      HDDM_W_Test -t Two-sided -m 0.01 | B(32; 500:0.8, 500:0.4, 500:0.7) | 1075 | 22 | 1053, 1074
      PageHinkleyDM -l 2 | Z(5)+O(60) | 28 | 0 |
      PageHinkleyDM -l 5 | B(2; 1000:0.1, 500:0.3) | 1100 | 0 |
      CusumDM -l 2 | Z(5)+O(60) | 28 | 0 |
      CusumDM -l 5 | B(3; 1000:0.1, 500:0.3) | 622, 805, 1046, 1117, 1290, 1412 | 0 |
      EWMAChartDM | Z(28)+O(1)+Z(5) | | 2 | 28, 29
      EWMAChartDM | Z(26)+O(5) | 29 | 1 | 28, 28
      EWMAChartDM | Z(48)+O(1) | | 1 | 48, 48
      EWMAChartDM | Z(49)+O(1) | 49 | 0 |
      EWMAChartDM -l 0.02 | B(32; 60:0.3, 60:0.5) | | 6 | 113, 119
      GeometricMovingAverageDM -l 0.02 | Z(5)+O(60) | 28 | 0 |
      GeometricMovingAverageDM -l 0.1 | B(1; 1000:0.1, 1000:0.4) | 1032 | 0 |
      GeometricMovingAverageDM -l 0.05 | B(1; 1000:0.1, 1000:0.4) | 1020, 1846, 1974 | 0 |
      STEPD | Z(200) | 59, 119, 179 | 0 |
      STEPD | O(200) | 59, 119, 179 | 0 |
      STEPD | O(1)+Z(1500) | 1145, 1205, 1265, 1325, 1385, 1445 | 597 | 548, 1144
      SEEDChangeDetector -c 50 -d 0.3 | B(13; 3000:0.2, 1000:0.27) | 3391 | 0 |
      SEEDChangeDetector -c 50 -d 0.3 | B(21; 3000:0.2, 1000:0.27) | 1439, 2911, 3775 | 0 |
      SEEDChangeDetector -c 50 -d 0.3 | B(24; 3000:0.2, 1000:0.27) | 3711 | 0 |
      SEEDChangeDetector -c 50 -d 0.5 | B(28; 2000:0.5, 2000:0.4, 2000:0.5) | 2175, 3487, 4255 | 0 |
      """;

  static Stream<Arguments> cases() {
    return CASES.lines().map(line -> line.split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(String::strip).toArray(String[]::new))
        .map(cells -> arguments(
            cells[0], cells[1], integers(cells[2]), Integer.parseInt(cells[3]), integers(cells[4])));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void answersAtExactlyTheReferenceIndices(
      String detector, String series, List<Integer> drifts, int warnings, List<Integer> firstAndLast) {
    Signals signals = Signals.of(MoaDetectors.spec(detector).create(), Signals.series(series));

    assertThat(signals.drifts()).isEqualTo(drifts);
    assertThat(signals.warnings()).hasSize(warnings);
    if (warnings > 0) {
      assertThat(List.of(signals.warnings().getFirst(), signals.warnings().getLast())).isEqualTo(firstAndLast);
    }
  }

  private static List<Integer> integers(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(", ")).map(Integer::valueOf).toList();
  }
}
