// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files a person opened or saved last. */
public interface RecentFiles {
  /** No more than this many are kept. */
  int MOST = 8;

  /** The files, latest first. */
  List<Path> list();

  /** Puts a file first. */
  void add(Path file);

  /** Files that are forgotten with the program. */
  static RecentFiles inMemory() {
    return new RecentFiles() {
      private final List<Path> files = new ArrayList<>();

      @Override
      public List<Path> list() {
        return List.copyOf(files);
      }

      @Override
      public void add(Path file) {
        files.remove(file);
        files.addFirst(file);
        if (files.size() > MOST) {
          files.removeLast();
        }
      }
    };
  }

  /**
   * Files kept in a text file, one path a line. A list that cannot be read or written is no reason to stop: it is logged, and
   * begins empty.
   */
  static RecentFiles in(Path store) {
    Logger log = LoggerFactory.getLogger(RecentFiles.class);
    RecentFiles memory = inMemory();
    try {
      if (Files.exists(store)) {
        Files.readAllLines(store).reversed().forEach(line -> memory.add(Path.of(line)));
      }
    } catch (IOException | InvalidPathException e) {
      log.warn("The recent files in {} cannot be read", store, e);
    }
    return new RecentFiles() {
      @Override
      public List<Path> list() {
        return memory.list();
      }

      @Override
      public void add(Path file) {
        memory.add(file);
        try {
          Files.write(store, memory.list().stream().map(Path::toString).toList());
        } catch (IOException e) {
          log.warn("The recent files cannot be written to {}", store, e);
        }
      }
    };
  }
}
