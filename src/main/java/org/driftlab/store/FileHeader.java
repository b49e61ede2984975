// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a cleanly closed H2 file has lost its end, as after a copy that was broken off.
 *
 * <p>H2 itself would quietly go on from an earlier state. When it closes a file it writes into the first block that
 * it did, and which block (of 4,096 bytes) its last chunk begins with; the chunk begins with its length in blocks.
 * The first chunk written later removes the mark again. After a crash there is no mark, and what H2 finds is the
 * newest whole state.
 */
final class FileHeader {
  private static final int BLOCK = 4_096;
  private static final Pattern NUMBER = Pattern.compile("(?:^|,)(\\w+):([0-9a-f]{1,12})(?=,)");

  private FileHeader() {}

  static boolean isCutShort(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      String header = text(channel, 0);
      if (!header.startsWith("H:") || !header.contains(",clean:1,")) {
        return false;
      }
      long block = number(header, "block");
      long length = number(text(channel, block * BLOCK), "len");
      // A longer file is one to which a power cut let a part of the next write come through; H2 leaves that part alone.
      return length == 0 || channel.size() / BLOCK < block + length;
    }
  }

  private static String text(FileChannel channel, long position) throws IOException {
    var buffer = ByteBuffer.allocate(256);
    int length = channel.read(buffer, position);
    return new String(buffer.array(), 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
  }

  /** A hexadecimal number by its key; 0 if it is not there. */
  private static long number(String text, String key) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(key)) {
        return Long.parseLong(matcher.group(2), 16);
      }
    }
    return 0;
  }
}
