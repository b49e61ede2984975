// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a model's state in big-endian bytes; {@link ModelBytes} puts the envelope around them. */
public final class ModelWriter {
  private ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.BIG_ENDIAN);

  public void writeInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  public void writeLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  public void writeDouble(double value) {
    room(Double.BYTES).putDouble(value);
  }

  public void writeBoolean(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
  }

  /** Writes the length and then each value. */
  public void writeDoubles(double[] values) {
    writeInt(values.length);
    room(Math.multiplyExact(values.length, Double.BYTES));
    for (double value : values) {
      buffer.putDouble(value);
    }
  }

  /** Writes the length and then each value. */
  public void writeInts(int[] values) {
    writeInt(values.length);
    room(Math.multiplyExact(values.length, Integer.BYTES));
    for (int value : values) {
      buffer.putInt(value);
    }
  }

  /** Writes the length in bytes and then UTF-8. */
  public void writeString(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    room(bytes.length).put(bytes);
  }

  /** Writes the length and then the bytes: a section that a reader can skip. */
  public void writeBytes(byte[] bytes) {
    writeInt(bytes.length);
    room(bytes.length).put(bytes);
  }

  /** All that was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(Math.addExact(buffer.position(), bytes), buffer.capacity() * 2);
      ByteBuffer larger = ByteBuffer.allocate(size).order(ByteOrder.BIG_ENDIAN);
      buffer.flip();
      larger.put(buffer);
      buffer = larger;
    }
    return buffer;
  }
}
