package io.jenkins.plugins.k6notify.engine.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Some words, found by a hash of their first four bytes. */
final class Signs {

    private static final int SLOT_BITS = 8;

    /** 2³² divided by the golden ratio: spreads what differs in few bits (Knuth, volume 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    /** The words of each hash. */
    private final byte[][][] slots = new byte[1 << SLOT_BITS][][];

    /** @param words of at least four bytes in UTF-8 */
    Signs(List<String> words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            int slot = slot((int) EightBytes.orZeros(bytes, 0));
            byte[][] others = slots[slot] == null ? new byte[0][] : slots[slot];
            slots[slot] = Arrays.copyOf(others, others.length + 1);
            slots[slot][others.length] = bytes;
        }
    }

    private static int slot(int firstBytes) {
        return firstBytes * SPREAD >>> Integer.SIZE - SLOT_BITS;
    }

    /**
     * Whether one of the words stands at an index.
     *
     * @param eightBytes from that index on
     */
    boolean contains(byte[] bytes, int index, long eightBytes) {
        byte[][] candidates = slots[slot((int) eightBytes)];
        return candidates != null && isAny(candidates, bytes, index);
    }

    private static boolean isAny(byte[][] words, byte[] bytes, int index) {
        for (byte[] word : words) {
            if (startsWith(bytes, index, word)) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWith(byte[] bytes, int index, byte[] word) {
        int end = index + word.length;
        return end <= bytes.length && Arrays.equals(bytes, index, end, word, 0, word.length);
    }
}
