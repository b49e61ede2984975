// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Reads what {@link ModelWriter} wrote; every method throws {@link ModelFormatException} if the bytes end early. */
public final class ModelReader {
  private final ByteBuffer buffer;

  public ModelReader(byte[] bytes) {
    buffer = ByteBuffer.wrap(bytes);
  }

  public int readInt() {
    return read(buffer::getInt);
  }

  public long readLong() {
    return read(buffer::getLong);
  }

  public double readDouble() {
    return read(buffer::getDouble);
  }

  /** The next number, which is not read by that; for a stored form that begins with a mark of its own. */
  public double peekDouble() {
    return read(() -> buffer.getDouble(buffer.position()));
  }

  public boolean readBoolean() {
    return read(buffer::get) != 0;
  }

  public double[] readDoubles() {
    double[] values = new double[length(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getDouble();
    }
    return values;
  }

  public int[] readInts() {
    int[] values = new int[length(Integer.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getInt();
    }
    return values;
  }

  public byte[] readBytes() {
    byte[] bytes = new byte[length(1)];
    buffer.get(bytes);
    return bytes;
  }

  public String readString() {
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  /** Checks that an array read from the model has the expected length. */
  public static double[] expectLength(double[] values, int length, String what) {
    if (values.length != length) {
      throw new ModelFormatException("The stored model's %s has %d values where %d are expected."
          .formatted(what, values.length, length));
    }
    return values;
  }

  private int length(int bytesEach) {
    int length = readInt();
    if (length < 0 || (long) length * bytesEach > buffer.remaining()) {
      throw new ModelFormatException("The stored model is cut short or damaged.");
    }
    return length;
  }

  private static <T> T read(Supplier<T> get) {
    try {
      return get.get();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new ModelFormatException("The stored model is cut short or damaged.");
    }
  }
}
