// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Short messages on topics, as counts of their words hashed to features; the topic is the class.
 *
 * <p>The grammar: a message is one to three clauses, a clause a subject, a verb and an object, the object with an
 * adjective in half of the cases. A word is with probability {@code signal} one of the topic's own for that place in
 * the clause, otherwise one that all topics share; low ranks are frequent. Words are syllables put together, and a
 * word's feature is the 32-bit FNV-1a hash of its letters modulo the number of features, so some words collide.
 *
 * <p>The words in use drift: after every {@code 1000/turnover} instances the oldest word of each place and topic
 * vanishes and a new one appears. An era is a concept to switch to: each is a whole vocabulary ahead of the one before
 * by the share {@code renewed}, and a share {@code moved} of its words have changed to the next topic. What an era
 * speaks depends on its number and not on the seed. Costs two draws a word.
 */
public record Messages(
    @Param(label = "Topics", min = 2, max = 20) int topics,
    @Param(label = "Features", help = "How many counts the words are hashed to.", min = 8, max = 4096) int features,
    @Param(label = "Words", help = "Of each topic for each place in a clause.", min = 2, max = 1000) int words,
    @Param(label = "Signal", unit = "%", help = "How many words are the topic's own.", min = 0, max = 100) int signal,
    @Param(label = "Turnover", unit = "words/1000", help = "How many words are replaced in 1000 messages.", min = 0,
        max = 1000) double turnover,
    @Param(label = "Era", help = "Which concept: each speaks otherwise.", min = 0, max = 1000) int era,
    @Param(label = "Renewed", unit = "%", help = "Words that appear from era to era.", min = 0, max = 100) int renewed,
    @Param(label = "Moved", unit = "%", help = "Words that change their topic from era to era.", min = 0, max = 100)
    int moved,
    @Param(label = "Seed") int seed) implements StreamSpec {

  public Messages {
    Params.check(Messages.class, topics, features, words, signal, turnover, era, renewed, moved, seed);
  }

  public Messages() {
    this(4, 64, 30, 60, 0, 0, 30, 20, 1);
  }

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String title() {
    return "Messages on topics";
  }

  @Override
  public InstanceStream create() {
    var schema = new Schema(Headers.numeric("word", features),
        Headers.classes(Headers.numbered("topic", topics).toArray(String[]::new)));
    return new State(this, schema, new LegacyRandom(seed), 0);
  }

  @Override
  public Messages withSeed(int newSeed) {
    return new Messages(topics, features, words, signal, turnover, era, renewed, moved, newSeed);
  }

  private static final class State implements InstanceStream {
    private static final int SUBJECT = 0;
    private static final int VERB = 1;
    private static final int ADJECTIVE = 2;
    private static final int OBJECT = 3;
    private static final int PLACES = 4;
    private static final String[] SYLLABLES = {"ba", "co", "di", "fu", "ga", "he", "jo", "ki", "la", "me", "no", "pu",
      "ra", "se", "ti", "vo"};
    private static final int FNV_BASIS = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private final Messages spec;
    private final Schema schema;
    private final LegacyRandom random;
    private long index;

    State(Messages spec, Schema schema, LegacyRandom random, long index) {
      this.spec = spec;
      this.schema = schema;
      this.random = random;
      this.index = index;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      Arrays.fill(out.x, 0);
      int topic = random.nextInt(spec.topics);
      long oldest = (long) spec.era * spec.words * spec.renewed / 100 + (long) (index * spec.turnover / 1000);
      for (int clauses = 1 + random.nextInt(3); clauses > 0; clauses--) {
        say(out.x, topic, SUBJECT, oldest);
        say(out.x, topic, VERB, oldest);
        if (random.nextInt(2) == 0) {
          say(out.x, topic, ADJECTIVE, oldest);
        }
        say(out.x, topic, OBJECT, oldest);
      }
      out.y = topic;
      out.weight = 1;
      index++;
      return true;
    }

    private void say(double[] counts, int topic, int place, long oldest) {
      double u = random.nextDouble();
      long rank = (long) (u * u * spec.words);
      if (!random.percent(spec.signal)) {
        counts[feature(spec.topics, place, rank)]++;
        return;
      }
      // A word keeps its number as long as it is in use: what changes is how far its number is from the oldest.
      long number = oldest + Math.floorMod(rank - oldest, (long) spec.words);
      int speaker = topic;
      for (int e = 1; e <= spec.era; e++) {
        speaker += Math.floorMod(hash(number * 31 + e), 100) < spec.moved ? spec.topics - 1 : 0;
      }
      counts[feature(speaker % spec.topics, place, number)]++;
    }

    /** The feature of a word, by the letters it is made of. */
    private int feature(int topic, int place, long number) {
      int hash = FNV_BASIS;
      for (long rest = (number * (spec.topics + 1) + topic) * PLACES + place + 1; rest > 0; rest /= SYLLABLES.length) {
        String syllable = SYLLABLES[(int) (rest % SYLLABLES.length)];
        hash = (hash ^ syllable.charAt(0)) * FNV_PRIME;
        hash = (hash ^ syllable.charAt(1)) * FNV_PRIME;
      }
      return Integer.remainderUnsigned(hash, spec.features);
    }

    private static int hash(long value) {
      long mixed = value * 0x9E3779B97F4A7C15L;
      return (int) ((mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L >>> 33);
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, schema, random.copy(), index);
    }
  }
}
