// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the window remembers from one start to the next.
 *
 * @param look light, dark, or as the system is
 * @param language a language tag such as "de"; empty for the system's
 * @param checkpointMegabytes memory for the copies of a run that make going back quick, in MB
 * @param workspace the folder to open at the next start; empty for the user's own
 * @param bounds where the window was; empty before the first time
 * @param dividers by the split pane's id, each divider's place, 0..1
 * @param folded by a side pane's id, whether a person folded it away or opened it; without those that nobody chose for
 * @param perspective the id of the perspective shown last
 * @param lessons the ids of the lessons that were followed to their end
 * @param charts the ids of the measures shown in charts below the first one
 */
public record Settings(Look look, String language, int checkpointMegabytes, String workspace, Optional<Bounds> bounds,
    Map<String, List<Double>> dividers, Map<String, Boolean> folded, String perspective, List<String> lessons,
    List<String> charts) {
  /** The least memory for checkpoints, in MB. */
  public static final int LEAST_MEGABYTES = 16;

  /** The most memory for checkpoints, in MB. */
  public static final int MOST_MEGABYTES = 65_536;

  /** What holds before anybody has chosen. */
  public static final Settings DEFAULT =
      new Settings(Look.SYSTEM, "", 256, "", Optional.empty(), Map.of(), Map.of(), "run", List.of(), List.of());

  /** Light or dark. */
  public enum Look {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** A window's place in screen coordinates, and whether it fills the screen. */
  public record Bounds(double x, double y, double width, double height, boolean maximized) {}

  /** Settings whose lists and maps nobody changes. */
  public Settings {
    dividers = Map.copyOf(dividers);
    folded = Map.copyOf(folded);
    lessons = List.copyOf(lessons);
    charts = List.copyOf(charts);
    if (checkpointMegabytes < LEAST_MEGABYTES || checkpointMegabytes > MOST_MEGABYTES) {
      throw new IllegalArgumentException("checkpoint memory is %d MB; it must be between %d and %d"
          .formatted(checkpointMegabytes, LEAST_MEGABYTES, MOST_MEGABYTES));
    }
  }

  /** The language of the words and the numbers: the chosen one, else the system's. */
  public Locale locale(Locale system) {
    return language.isEmpty() || Locale.forLanguageTag(language).getLanguage().equals(system.getLanguage()) ? system
        : Locale.forLanguageTag(language);
  }

  public Settings withLook(Look chosen) {
    return new Settings(chosen, language, checkpointMegabytes, workspace, bounds, dividers, folded, perspective, lessons, charts);
  }

  public Settings withLanguage(String chosen) {
    return new Settings(look, chosen, checkpointMegabytes, workspace, bounds, dividers, folded, perspective, lessons, charts);
  }

  public Settings withCheckpointMegabytes(int megabytes) {
    return new Settings(look, language, megabytes, workspace, bounds, dividers, folded, perspective, lessons, charts);
  }

  public Settings withWorkspace(String folder) {
    return new Settings(look, language, checkpointMegabytes, folder, bounds, dividers, folded, perspective, lessons, charts);
  }

  public Settings withBounds(Bounds place) {
    return new Settings(look, language, checkpointMegabytes, workspace, Optional.of(place), dividers, folded, perspective, lessons, charts);
  }

  public Settings withPerspective(String shown) {
    return new Settings(look, language, checkpointMegabytes, workspace, bounds, dividers, folded, shown, lessons, charts);
  }

  /** With the places of one split pane's dividers. */
  public Settings withDividers(String pane, List<Double> places) {
    var all = new TreeMap<>(dividers);
    all.put(pane, List.copyOf(places));
    return new Settings(look, language, checkpointMegabytes, workspace, bounds, all, folded, perspective, lessons, charts);
  }

  /** With a side pane that a person folded away or opened. */
  public Settings withFolded(String pane, boolean away) {
    var all = new TreeMap<>(folded);
    all.put(pane, away);
    return new Settings(look, language, checkpointMegabytes, workspace, bounds, dividers, all, perspective, lessons, charts);
  }

  /** With a lesson that was followed to its end; one that was before is not named twice. */
  public Settings withLesson(String id) {
    if (lessons.contains(id)) {
      return this;
    }
    var all = new ArrayList<>(lessons);
    all.add(id);
    return new Settings(look, language, checkpointMegabytes, workspace, bounds, dividers, folded, perspective, all, charts);
  }

  /** With the measures that charts below the first one show. */
  public Settings withCharts(List<String> ids) {
    return new Settings(look, language, checkpointMegabytes, workspace, bounds, dividers, folded, perspective, lessons, ids);
  }
}
