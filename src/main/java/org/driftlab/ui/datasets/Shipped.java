// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.driftlab.catalog.Sample;
import org.driftlab.catalog.Samples;
import org.driftlab.stream.FileStream;
import org.driftlab.ui.support.catalog.StoryTexts;

/** The samples of data that come with the program, in a folder beside its jar or above it. */
public final class Shipped {
  private static final String FOLDER = "datasets";
  /** How many folders above the jar, or the compiled classes, it may be. */
  private static final int DEEPEST = 4;

  private Shipped() {}

  /** Those that are there, each with what it is about; none if the folder is missing. */
  public static List<Source> sources(StoryTexts stories) {
    return folder().map(folder -> in(folder, stories)).orElse(List.of());
  }

  static List<Source> in(Path folder, StoryTexts stories) {
    return Samples.all().stream().filter(sample -> Files.isReadable(folder.resolve(sample.fileName())))
        .map(sample -> source(folder, sample, stories)).toList();
  }

  private static Source source(Path folder, Sample sample, StoryTexts stories) {
    return new Source(sample.fileName(), new FileStream(folder.resolve(sample.fileName()).toString()), stories.about(sample));
  }

  private static Optional<Path> folder() {
    CodeSource code = Shipped.class.getProtectionDomain().getCodeSource();
    if (code == null) {
      return Optional.empty();
    }
    try {
      Path program = Path.of(code.getLocation().toURI());
      return Stream.iterate(program.getParent(), Objects::nonNull, Path::getParent).limit(DEEPEST)
          .map(place -> place.resolve(FOLDER)).filter(Files::isDirectory).findFirst();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
