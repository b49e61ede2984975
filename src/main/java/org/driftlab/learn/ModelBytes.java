// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import java.util.zip.CRC32C;
import org.driftlab.data.Schema;

/**
 * The stored form of a model: magic {@code DLMB}, format number, learner id, the learner's section with its length, and
 * a CRC-32C over all that stands before it.
 */
public final class ModelBytes {
  private static final int MAGIC = 0x444C4D42;
  private static final int FORMAT = 1;

  private ModelBytes() {}

  /** The bytes of a learner's present state; equal states give equal bytes. */
  public static byte[] write(LearnerSpec spec, Learner learner) {
    var body = new ModelWriter();
    learner.save(body);
    var out = new ModelWriter();
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeString(spec.id());
    out.writeBytes(body.toByteArray());
    out.writeInt(crc(out.toByteArray(), out.toByteArray().length));
    return out.toByteArray();
  }

  /**
   * The learner whose state the bytes hold.
   *
   * @throws ModelFormatException if the bytes are damaged, of an unknown format, or of another learner
   */
  public static Learner read(LearnerSpec spec, Schema schema, byte[] bytes) {
    var in = new ModelReader(bytes);
    if (bytes.length < 4 * Integer.BYTES || in.readInt() != MAGIC) {
      throw new ModelFormatException("These bytes are not a DriftLab model.");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new ModelFormatException("This model has format %d, which this version of DriftLab cannot read; update it."
          .formatted(format));
    }
    String id = in.readString();
    byte[] body = in.readBytes();
    if (in.readInt() != crc(bytes, bytes.length - Integer.BYTES)) {
      throw new ModelFormatException("The stored model is damaged: its checksum does not match.");
    }
    if (!id.equals(spec.id())) {
      throw new ModelFormatException("The stored model is a %s where a %s is expected.".formatted(id, spec.id()));
    }
    return spec.load(schema, new ModelReader(body));
  }

  private static int crc(byte[] bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
