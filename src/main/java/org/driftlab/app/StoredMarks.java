// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.driftlab.data.InputException;
import org.driftlab.store.Annotation;
import org.driftlab.store.ModelStore;
import org.driftlab.store.Retention;
import org.driftlab.store.StoreException;
import org.driftlab.store.Thinning;
import org.driftlab.ui.support.VersionMarks;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * The marks of the present run in a workspace.
 *
 * @param run the present run's number; empty before there is one
 */
record StoredMarks(ModelStore store, Supplier<OptionalLong> run) implements VersionMarks {
  @Override
  public boolean available() {
    return run.get().isPresent();
  }

  @Override
  public State state() {
    OptionalLong now = run.get();
    return now.isEmpty() ? State.NOTHING : new State(store.annotations(now.getAsLong()), store.thinned(now.getAsLong()),
        store.retention());
  }

  @Override
  public void add(Annotation mark) {
    join(store.annotate(present(), mark));
  }

  @Override
  public void remove(Annotation mark, String by) {
    join(store.removeAnnotation(present(), mark.version(), mark.kind(), mark.text(), by));
  }

  @Override
  public Thinning retain(Retention retention, String by) {
    return join(store.retain(retention, by));
  }

  @Override
  public byte[] bytes(VersionId version) {
    return store.bytes(present(), version);
  }

  private long present() {
    return run.get().orElseThrow(() -> new InputException("No run is open; open a scenario first."));
  }

  private static <T extends @Nullable Object> T join(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof InputException cause) {
        throw cause;
      } else if (e.getCause() instanceof StoreException cause) {
        throw new InputException("The workspace did not take it (" + cause.getMessage() + "); nothing was changed.", cause);
      }
      throw e;
    }
  }
}
