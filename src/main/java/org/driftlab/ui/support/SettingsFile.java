// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.driftlab.ui.support.Settings.Bounds;
import org.driftlab.ui.support.Settings.Look;

/**
 * The settings in one small file of {@code key=value} lines, numbers in the root locale. It is written beside its place and moved
 * there, so a crash leaves the old one or the new one. One that is damaged is kept aside and the defaults hold.
 */
public final class SettingsFile {
  private static final String DIVIDERS = "dividers.";
  private static final String FOLDED = "folded.";
  private static final String LESSON = "lesson.";
  private static final String CHARTS = "charts";

  private final Path file;
  private boolean damaged;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * What was read.
   *
   * @param problem what was wrong with the file, in one sentence; empty if nothing was
   */
  public record Loaded(Settings settings, Optional<String> problem) {}

  /** The stored settings; the defaults if there is no file or it is damaged. */
  public Loaded load() {
    if (!Files.exists(file)) {
      return new Loaded(Settings.DEFAULT, Optional.empty());
    }
    try {
      return new Loaded(parse(Files.readString(file)), Optional.empty());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      damaged = true;
      return new Loaded(Settings.DEFAULT, Optional.of("The settings file %s is damaged (%s).".formatted(file,
          e instanceof CharacterCodingException ? "it is not text" : e.getMessage())));
    } catch (IOException e) {
      return new Loaded(Settings.DEFAULT, Optional.of("The settings file %s cannot be read.".formatted(file)));
    }
  }

  /** Writes the settings safely; a damaged file is kept beside them under the name ending in {@code .damaged}. */
  public void save(Settings settings) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), print(settings));
    if (damaged) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
      damaged = false;
    }
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String print(Settings settings) {
    var lines = new TreeMap<String, String>();
    lines.put("look", settings.look().name().toLowerCase(Locale.ROOT));
    lines.put("language", settings.language());
    lines.put("checkpoint.megabytes", Integer.toString(settings.checkpointMegabytes()));
    lines.put("workspace", settings.workspace());
    lines.put("perspective", settings.perspective());
    settings.bounds().ifPresent(b -> lines.put("window",
        numbers(List.of(b.x(), b.y(), b.width(), b.height())) + "," + b.maximized()));
    settings.dividers().forEach((pane, places) -> lines.put(DIVIDERS + pane, numbers(places)));
    settings.folded().forEach((pane, away) -> lines.put(FOLDED + pane, away.toString()));
    for (int i = 0; i < settings.lessons().size(); i++) {
      lines.put(LESSON + i, settings.lessons().get(i));
    }
    lines.put(CHARTS, String.join(",", settings.charts()));
    var text = new StringBuilder("# DriftLab's settings\n");
    lines.forEach((key, value) -> text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
    return text.toString();
  }

  private static String numbers(List<Double> numbers) {
    return String.join(",", numbers.stream().map(n -> n.toString()).toList());
  }

  private static Settings parse(String text) {
    var lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory does not fail
    }
    Settings none = Settings.DEFAULT;
    Map<String, List<Double>> dividers = new TreeMap<>();
    Map<String, Boolean> folded = new TreeMap<>();
    List<String> lessons = new ArrayList<>();
    for (String key : lines.stringPropertyNames()) {
      if (key.startsWith(FOLDED)) {
        folded.put(key.substring(FOLDED.length()), Boolean.valueOf(lines.getProperty(key)));
      }
      if (key.startsWith(DIVIDERS)) {
        dividers.put(key.substring(DIVIDERS.length()), doubles(key, lines.getProperty(key)));
      }
    }
    for (int i = 0; lines.containsKey(LESSON + i); i++) {
      lessons.add(lines.getProperty(LESSON + i));
    }
    return new Settings(look(lines.getProperty("look", "system")), lines.getProperty("language", none.language()),
        megabytes(lines.getProperty("checkpoint.megabytes", "256")), lines.getProperty("workspace", none.workspace()),
        Optional.ofNullable(lines.getProperty("window")).map(SettingsFile::bounds), dividers, folded,
        lines.getProperty("perspective", none.perspective()), lessons,
        Arrays.stream(lines.getProperty(CHARTS, "").split(",")).filter(id -> !id.isBlank()).toList());
  }

  private static Look look(String value) {
    return Arrays.stream(Look.values()).filter(l -> l.name().toLowerCase(Locale.ROOT).equals(value)).findFirst()
        .orElseThrow(() -> wrong("look", value));
  }

  private static int megabytes(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong("checkpoint.megabytes", value);
    }
  }

  private static Bounds bounds(String value) {
    int last = value.lastIndexOf(',');
    List<Double> place = last < 0 ? List.of() : doubles("window", value.substring(0, last));
    if (place.size() != 4) {
      throw wrong("window", value);
    }
    return new Bounds(place.get(0), place.get(1), place.get(2), place.get(3),
        Boolean.parseBoolean(value.substring(last + 1)));
  }

  private static List<Double> doubles(String key, String value) {
    try {
      List<Double> numbers = Arrays.stream(value.split(",")).map(Double::valueOf).toList();
      if (numbers.stream().allMatch(Double::isFinite)) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, value);
    }
    throw wrong(key, value);
  }

  private static IllegalArgumentException wrong(String key, String value) {
    return new IllegalArgumentException("%s is '%s'".formatted(key, value));
  }
}
