// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Bounds on what a file may make the program read: lines without an end, archives made to expand without end, no text. */
final class BoundedText {
  /** Characters of a line; a row of 100,000 numbers is shorter. */
  static final int MAX_LINE = 4_000_000;
  /** How many times its own size a compressed file may become; columns of numbers reach some ten to fifty. */
  static final int MAX_EXPANSION = 400;
  /** Below this many bytes any expansion is harmless. */
  private static final long HARMLESS = 64L << 20;

  private BoundedText() {}

  /** A bound was passed or a character that no text holds was met; the sentence for the user has a place for the file's name. */
  static final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    final String sentence;

    Unfit(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }

  /** Text whose lines are at most {@link #MAX_LINE} characters long. */
  static final class Lines extends FilterReader {
    private long line = 1;
    private int length;

    Lines(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int wanted) throws IOException {
      int count = super.read(buffer, offset, wanted);
      for (int i = offset; i < offset + count; i++) {
        if (buffer[i] == '\n' || buffer[i] == '\r') {
          line += buffer[i] == '\n' ? 1 : 0;
          length = 0;
        } else if (buffer[i] == 0) {
          throw new Unfit("Line " + line + " of %s holds a NUL character, as files in UTF-16 do and text in UTF-8 does"
              + " not; save it with the encoding UTF-8.");
        } else if (++length > MAX_LINE) {
          throw new Unfit("Line " + line + " of %s is longer than " + MAX_LINE
              + " characters; check that it is a text file whose lines end.");
        }
      }
      return count;
    }

    @Override
    public int read() throws IOException {
      var one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }
  }

  /** Bytes that were compressed, at most {@link #MAX_EXPANSION} times as many as the file has. */
  static final class Expansion extends FilterInputStream {
    private final long most;
    private long count;

    Expansion(InputStream in, long fileSize) {
      super(in);
      most = Math.max(HARMLESS, fileSize * MAX_EXPANSION);
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
      return (int) counted(super.read(buffer, offset, wanted));
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      counted(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public long skip(long wanted) throws IOException {
      return counted(super.skip(wanted));
    }

    private long counted(long read) throws IOException {
      count += Math.max(0, read);
      if (count > most) {
        throw new Unfit("File %s expands to more than " + MAX_EXPANSION
            + " times its size, which data does not; unpack it and check what is in it.");
      }
      return read;
    }
  }
}
