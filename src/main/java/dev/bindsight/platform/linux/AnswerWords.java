package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * A piece of an answer of netlink(7), taken over at once as numbers of 32 bits, which is what its
 * structs are made of. Every byte is then read from an array: from native memory each number takes
 * the compiler of the window (C1) five calls. Places are counted in bytes from the start of the
 * piece; numbers stand at multiples of 4.
 */
final class AnswerWords {
    /** What one take copies at most, unless a single message is longer. */
    static final int PIECE = 64 * 1024;

    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private int[] words = new int[PIECE / Integer.BYTES + 1];
    private int size;

    /** Takes over what stands between two places of native memory. */
    void take(MemorySegment segment, long from, long to) {
        size = Math.toIntExact(to - from);
        int whole = size / Integer.BYTES;
        if (words.length <= whole) {
            words = new int[whole + 1];
        }
        NativeBytes.read(segment, from, words, whole);
        if (size % Integer.BYTES != 0) {
            int last = 0;
            for (int i = whole * Integer.BYTES; i < size; i++) {
                last |= (segment.get(JAVA_BYTE, from + i) & 0xFF) << shift(i);
            }
            words[whole] = last;
        }
    }

    /** How many bytes it has. */
    int size() {
        return size;
    }

    /** A number of 32 bits. */
    int i32(int at) {
        return words[at >> 2];
    }

    /** A number of 32 bits without a sign. */
    long u32(int at) {
        return words[at >> 2] & 0xFFFF_FFFFL;
    }

    /** A number of 64 bits. */
    long i64(int at) {
        return LITTLE
                ? (long) words[(at >> 2) + 1] << Integer.SIZE | u32(at)
                : (long) words[at >> 2] << Integer.SIZE | u32(at + Integer.BYTES);
    }

    /** A number of 16 bits without a sign, at a multiple of 2. */
    int u16(int at) {
        int word = words[at >> 2];
        return ((at & 2) == 0 == LITTLE ? word : word >>> Short.SIZE) & 0xFFFF;
    }

    /** A byte without a sign. */
    int u8(int at) {
        return words[at >> 2] >>> shift(at) & 0xFF;
    }

    /** A number of 32 bits without a sign, in the order of the network. */
    long net32(int at) {
        int word = words[at >> 2];
        return (LITTLE ? Integer.reverseBytes(word) : word) & 0xFFFF_FFFFL;
    }

    /** A number of 64 bits in the order of the network. */
    long net64(int at) {
        return net32(at) << Integer.SIZE | net32(at + Integer.BYTES);
    }

    private static int shift(int at) {
        return (LITTLE ? at & 3 : 3 - (at & 3)) * Byte.SIZE;
    }
}
