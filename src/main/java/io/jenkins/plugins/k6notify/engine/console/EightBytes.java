package io.jenkins.plugins.k6notify.engine.console;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at once, in a {@code long} of which the first byte is the lowest. What is found comes as marks: the
 * top bit of each byte that is meant. The first mark is right. Those behind it may be wrong, as subtracting borrows from the
 * next byte, so they say no more than "perhaps".
 */
final class EightBytes {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x80 * ONES;
    private static final long SPACES = ' ' * ONES;

    /** A shift: the JIT does not know that the number is not negative. */
    private static final int BITS_TO_BYTES = 3;

    private EightBytes() {}

    /** The eight bytes from an index on, which an array must have. */
    static long at(byte[] bytes, int index) {
        return (long) WORDS.get(bytes, index);
    }

    /** The eight bytes from an index on; zeros for those that an array does not have. */
    static long orZeros(byte[] bytes, int index) {
        return index <= bytes.length - Long.BYTES ? at(bytes, index) : last(bytes, index);
    }

    private static long last(byte[] bytes, int index) {
        long word = 0;
        for (int i = bytes.length - 1; i >= index; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xFF;
        }
        return word;
    }

    /** Marks control characters, and the first byte of every character that is not ASCII. */
    static long controlsAndOthers(long word) {
        return word - SPACES & TOPS;
    }

    /** Marks control characters. */
    static long controls(long word) {
        return word - SPACES & ~word & TOPS;
    }

    /** Marks spaces and control characters. */
    static long blanks(long word) {
        return word - (SPACES + ONES) & ~word & TOPS;
    }

    /** Marks one ASCII character. */
    static long all(char ascii, long word) {
        long zeros = word ^ ascii * ONES;
        return zeros - ONES & ~zeros & TOPS;
    }

    /** Which byte has the first mark, from 0 to 7; 8 if none has. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> BITS_TO_BYTES;
    }

    /** With how many spaces the word begins. */
    static int leadingSpaces(long word) {
        return Long.numberOfTrailingZeros(word ^ SPACES) >>> BITS_TO_BYTES;
    }
}
