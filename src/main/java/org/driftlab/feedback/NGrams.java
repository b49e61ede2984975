// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Turns a message into a sparse vector of length 1: word 1- and 2-grams, and character 3- to 5-grams within words, each
 * hashed to one of 65,536 places (K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009),
 * counted, and weighted by how rare it is in the knowledge base: w = (1 + ln tf)·(ln((1 + N)/(1 + df)) + 1) (the smoothed
 * tf–idf of G. Salton and C. Buckley, <i>Inf. Process. Manage.</i> 24:513–523, 1988). The rarities are fixed by the
 * knowledge base, so that learning never changes what was learned from.
 *
 * <p>A script written without blanks (Han, Kana, Thai, Lao, Khmer, Myanmar) has each of its characters taken for a word.
 * Cost: O(length of the message).
 */
final class NGrams {
  static final int PLACES = 1 << 16;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final float WORD = 2.5f;
  private static final float PAIR = 0.9f;
  private static final float PART = 0.6f;

  /** ln((1 + N)/(1 + df)) + 1 of each place, [65,536]. */
  private final float[] rarity = new float[PLACES];

  /** Learns the rarities from the questions of a knowledge base. */
  NGrams(List<String> questions) {
    int[] documents = new int[PLACES];
    for (String question : questions) {
      for (int place : counted(words(question)).keySet()) {
        documents[place]++;
      }
    }
    for (int i = 0; i < PLACES; i++) {
      rarity[i] = (float) (StrictMath.log((1.0 + questions.size()) / (1 + documents[i])) + 1);
    }
  }

  /** The vector of a message; without any entry if the message says nothing. */
  TextVector vector(String message) {
    TreeMap<Integer, float[]> counts = counted(words(message));
    int[] places = new int[counts.size()];
    float[] values = new float[counts.size()];
    int n = 0;
    double square = 0;
    for (var entry : counts.entrySet()) {
      float[] countAndKind = entry.getValue();
      double value = countAndKind[1] * (1 + StrictMath.log(countAndKind[0])) * rarity[entry.getKey()];
      places[n] = entry.getKey();
      values[n++] = (float) value;
      square += (double) (float) value * (float) value;
    }
    float length = (float) Math.sqrt(square);
    for (int i = 0; i < n; i++) {
      values[i] /= length;
    }
    return new TextVector(places, values);
  }

  /** The words of a message, in order. */
  static List<String> words(String message) {
    var words = new ArrayList<String>();
    for (String part : Messages.clean(message).split(" ", -1)) {
      split(part, words);
    }
    return words;
  }

  private static void split(String part, List<String> words) {
    var word = new StringBuilder();
    part.codePoints().forEach(c -> {
      if (Messages.isWordPart(c) && !standsAlone(c)) {
        word.appendCodePoint(c);
      } else {
        flush(word, words);
        words.add(Character.toString(c));
      }
    });
    flush(word, words);
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean standsAlone(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** The place of a word by itself. */
  static int place(String word) {
    return hash('w', word);
  }

  /** Count and kind weight by place. */
  private static TreeMap<Integer, float[]> counted(List<String> words) {
    var counts = new TreeMap<Integer, float[]>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      count(counts, place(word), WORD);
      if (i > 0) {
        count(counts, hash('p', words.get(i - 1) + " " + word), PAIR);
      }
      parts(counts, word);
    }
    return counts;
  }

  private static void parts(TreeMap<Integer, float[]> counts, String word) {
    int[] letters = ("<" + word + ">").codePoints().toArray();
    if (letters.length <= SHORTEST) {
      return; // the word itself says it
    }
    for (int n = SHORTEST; n <= LONGEST; n++) {
      for (int from = 0; from + n <= letters.length; from++) {
        count(counts, hash('c', new String(letters, from, n)), PART);
      }
    }
  }

  private static void count(TreeMap<Integer, float[]> counts, int place, float kind) {
    float[] entry = counts.computeIfAbsent(place, p -> new float[] {0, kind});
    entry[0]++;
    entry[1] = Math.max(entry[1], kind);
  }

  /** FNV-1a over the characters, mixed down to 16 bits. */
  private static int hash(char kind, String text) {
    int hash = (0x811C9DC5 ^ kind) * 0x01000193;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 15;
    hash *= 0x2C1B3C6D;
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }

  /**
   * A sparse vector.
   *
   * @param places ascending, [entries]
   * @param values [entries]
   */
  record TextVector(int[] places, float[] values) {
    /** Lays the vector out, so that others can be multiplied with it; {@link #wipe} takes it away again. */
    void spread(float[] dense) {
      for (int i = 0; i < places.length; i++) {
        dense[places[i]] = values[i];
      }
    }

    void wipe(float[] dense) {
      for (int place : places) {
        dense[place] = 0;
      }
    }

    /** The product with a vector that was laid out. */
    double times(float[] dense) {
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        sum += values[i] * dense[places[i]];
      }
      return sum;
    }

    /** The value at a place, 0 if there is none. */
    float at(int place) {
      int found = Arrays.binarySearch(places, place);
      return found < 0 ? 0 : values[found];
    }
  }
}
