// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 under the name {@code faulty} that remembers every write to a database file in order, and can be full.
 *
 * <p>From what it remembers, the file can be built as a power cut may leave it at any write: all that was forced to the disk is
 * there, and of the rest any part, in any order, the last write perhaps in part.
 */
public final class FaultyDisk extends FilePathWrapper {
  private static final int SECTOR = 512;
  private static final List<Step> STEPS = new ArrayList<>();
  private static long capacity = Long.MAX_VALUE;

  /** A write at a position; or the end of the file cut or all forced to the disk, where there is no data. */
  private record Step(Kind kind, long position, byte[] data) {}

  private enum Kind { WRITE, TRUNCATE, FORCE }

  /** A workspace seen through this file system, with an empty memory and a file size that it must not exceed. */
  static synchronized Workspace workspace(Path folder, long fileSize) {
    FilePath.register(new FaultyDisk());
    STEPS.clear();
    capacity = fileSize;
    return new Workspace(folder.toAbsolutePath(), "faulty");
  }

  /** How many writes there were. */
  static synchronized int steps() {
    return STEPS.size();
  }

  /** The file after a power cut at a step. */
  static synchronized byte[] afterPowerCut(byte[] start, int step, Random random) {
    int forced = 0;
    for (int i = 0; i < step; i++) {
      forced = STEPS.get(i).kind == Kind.FORCE ? i + 1 : forced;
    }
    var file = new Image(start);
    for (int i = 0; i < step; i++) {
      Step next = STEPS.get(i);
      if (i < forced) {
        file.apply(next, next.data.length);
      } else if (random.nextBoolean()) {
        int sectors = (next.data.length + SECTOR - 1) / SECTOR;
        int kept = random.nextBoolean() ? sectors : random.nextInt(sectors + 1);
        file.apply(next, Math.min(next.data.length, kept * SECTOR));
      }
    }
    return Arrays.copyOf(file.bytes, file.length);
  }

  /** A file's content while it is built. */
  private static final class Image {
    private byte[] bytes;
    private int length;

    Image(byte[] start) {
      bytes = start.clone();
      length = start.length;
    }

    /** Takes the first bytes of a write, or the new end. */
    void apply(Step step, int count) {
      int position = (int) step.position;
      if (step.kind == Kind.TRUNCATE && position < length) {
        Arrays.fill(bytes, position, length, (byte) 0);
        length = position;
      } else if (step.kind == Kind.WRITE && count > 0) {
        if (position + count > bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * (position + count));
        }
        System.arraycopy(step.data, 0, bytes, position, count);
        length = Math.max(length, position + count);
      }
    }
  }

  private static synchronized void remember(Step step) throws IOException {
    if (step.kind == Kind.WRITE && step.position + step.data.length > capacity) {
      throw new IOException("No space left on device");
    }
    STEPS.add(step);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode));
  }

  private static final class Channel extends FileBase {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int written = write(source, file.position());
      file.position(file.position() + written);
      return written;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      byte[] data = new byte[source.remaining()];
      source.duplicate().get(data);
      remember(new Step(Kind.WRITE, position, data));
      int written = file.write(source, position);
      if (written != data.length) {
        throw new IllegalStateException("a write to a local file in part");
      }
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      remember(new Step(Kind.FORCE, 0, new byte[0]));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      remember(new Step(Kind.TRUNCATE, size, new byte[0]));
      file.truncate(size);
      return this;
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
