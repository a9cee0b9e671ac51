package io.jenkins.plugins.k6notify.engine.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An index of phrases by four of their bytes. A phrase of at least {@value #SHORTEST} bytes covers four aligned bytes
 * at any position, so checking every fourth position finds it. A hash of the four bytes selects a bucket that contains
 * the places in phrases at which they occur. Immutable.
 */
final class PhraseTable {

    /** The minimum length of a phrase, in bytes. */
    static final int SHORTEST = 7;

    /** The distance between the positions to check, which is also the number of bytes to check at each. */
    static final int STRIDE = Integer.BYTES;

    /** In a phrase, stands for any digit. */
    private static final char DIGIT = '#';

    /** In a phrase, stands for any lower-case letter and the dash. */
    private static final char LETTER = '@';

    /** In a phrase, stands for a lower-case letter, a digit, a dash or an escape character. */
    private static final char VALUE = '~';

    /**
     * In a phrase, stands for a character with which a name may end: a letter, a digit, a blank, or one of
     * {@code _ . ) " ' &#125;}.
     */
    private static final char NAME = '$';

    /** In a phrase, stands for tab, escape, or any byte that is not a control character. */
    private static final char ANY = '?';

    /** At the beginning of a phrase, stands for a blank, a control character, or the end of the previous line. */
    private static final char BEGIN = '^';

    private static final int HASH_BITS = 16;

    /**
     * The multiplier of the hash of four bytes; a constant for which few words of build logs share a hash with a
     * phrase.
     */
    static final int SPREAD = 0x297A2D39;

    static final int SHIFT = Integer.SIZE - HASH_BITS;

    private static final int MOST_BUCKETS = 0xFF;
    private static final int NONE = -1;

    private final byte[] buckets = new byte[1 << HASH_BITS];
    private final Place[][] byBucket;

    /** A place at which four bytes occur in a phrase. */
    private record Place(int four, byte[] phrase, int offset) {}

    /** @param phrases phrases of at least {@value #SHORTEST} bytes in UTF-8 */
    PhraseTable(List<String> phrases) {
        List<List<Place>> places = new ArrayList<>(List.of(List.of()));
        for (String text : phrases) {
            byte[] phrase = text.getBytes(StandardCharsets.UTF_8);
            if (phrase.length < SHORTEST) {
                throw new IllegalArgumentException(text + " is shorter than " + SHORTEST + " bytes");
            }
            for (int first = 0; first < STRIDE; first++) {
                add(phrase, rarest(phrase, first), 0, 0, places);
            }
        }
        byBucket = places.stream().map(bucket -> bucket.toArray(Place[]::new)).toArray(Place[][]::new);
    }

    /**
     * Returns the offset of the four bytes, at every fourth offset in a phrase, that are least likely to occur in other
     * texts.
     */
    private static int rarest(byte[] phrase, int first) {
        int rarest = first;
        for (int offset = first; offset <= phrase.length - STRIDE; offset += STRIDE) {
            rarest = frequency(phrase, offset) < frequency(phrase, rarest) ? offset : rarest;
        }
        return rarest;
    }

    private static int frequency(byte[] phrase, int offset) {
        int sum = 0;
        for (int i = offset; i < offset + STRIDE; i++) {
            sum += frequency(phrase[i]);
        }
        return sum;
    }

    private static int frequency(byte element) {
        if (element == ANY || element == NAME || element == VALUE || element == LETTER || element == DIGIT) {
            return 10;
        }
        if (element == ' ' || element == 'e') {
            return 5;
        }
        if ("taosnr".indexOf(element) >= 0) {
            return 4;
        }
        return "ihldcumx".indexOf(element) >= 0 ? 3 : element >= 'a' && element <= 'z' ? 2 : 1;
    }

    /** Adds every value that four elements of a phrase can stand for. */
    private void add(byte[] phrase, int offset, int index, int four, List<List<Place>> places) {
        if (index == STRIDE) {
            int hash = hash(four);
            if (buckets[hash] == 0) {
                // If there are more hashes than buckets, some share a bucket, and their places are compared in turn.
                int bucket = places.size() <= MOST_BUCKETS ? places.size() : 1 + hash % MOST_BUCKETS;
                buckets[hash] = (byte) bucket;
                if (bucket == places.size()) {
                    places.add(new ArrayList<>());
                }
            }
            places.get(buckets[hash] & MOST_BUCKETS).add(new Place(four, phrase, offset));
            return;
        }
        for (int value = 0; value <= MOST_BUCKETS; value++) {
            if (matches(phrase[offset + index], (byte) value)) {
                add(phrase, offset, index + 1, four | value << Byte.SIZE * index, places);
            }
        }
    }

    static int hash(int four) {
        return four * SPREAD >>> SHIFT;
    }

    /** Returns the buckets by hash; 0 for a hash without a bucket. */
    byte[] buckets() {
        return buckets.clone();
    }

    /** @return the index of a phrase of a bucket to which the four bytes at an index belong; -1 if there is none */
    int find(byte bucket, int four, byte[] bytes, int index, int from, int to) {
        for (Place place : byBucket[bucket & MOST_BUCKETS]) {
            if (place.four == four && isAt(place.phrase, bytes, index - place.offset, from, to)) {
                return Math.max(from, index - place.offset);
            }
        }
        return NONE;
    }

    private static boolean isAt(byte[] phrase, byte[] bytes, int begin, int from, int to) {
        int first = phrase[0] == BEGIN ? 1 : 0;
        if (begin + first < from || begin + phrase.length > to) {
            return false;
        }
        for (int i = first; i < phrase.length; i++) {
            // Nearly all elements stand for themselves.
            if (phrase[i] != bytes[begin + i] && !matches(phrase[i], bytes[begin + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(byte element, byte value) {
        return switch (element) {
            case DIGIT -> value >= '0' && value <= '9';
            case LETTER -> value >= 'a' && value <= 'z' || value == '-';
            case VALUE ->
                value >= '0' && value <= '9' || value >= 'a' && value <= 'z' || value == '-' || value == '\u001B';
            case NAME ->
                value >= 'a' && value <= 'z'
                        || value >= 'A' && value <= 'Z'
                        || value >= '0' && value <= '9'
                        || "_.} )\"'".indexOf(value) >= 0;
            case ANY -> value < 0 || value >= ' ' || value == '\t' || value == '\u001B';
            case BEGIN -> value >= 0 && value <= ' ';
            default -> value == element;
        };
    }
}
