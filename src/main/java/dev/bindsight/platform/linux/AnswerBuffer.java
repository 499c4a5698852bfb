package dev.bindsight.platform.linux;

import java.lang.foreign.MemorySegment;

/**
 * Native memory that takes a whole answer of unknown length, piece by piece. It keeps the size it
 * once grew to, so that the next listing allocates nothing, and has none before the first.
 */
final class AnswerBuffer {
    private static final int START = 1024 * 1024;

    private MemorySegment bytes = MemorySegment.NULL;
    private long used;

    /** The memory; what was added begins at its start. */
    MemorySegment bytes() {
        return bytes;
    }

    /** How much is in it. */
    long used() {
        return used;
    }

    /** Forgets what is in it. */
    void rewind() {
        used = 0;
    }

    /** Where the next piece goes, with at least {@code space} bytes free behind it. */
    long reserve(long space) {
        if (bytes.byteSize() - used < space) {
            MemorySegment bigger =
                    NativeBytes.of(
                            Math.toIntExact(
                                    Math.max(START, Math.max(bytes.byteSize() * 2, used + space))));
            MemorySegment.copy(bytes, 0, bigger, 0, used);
            bytes = bigger;
        }
        return bytes.address() + used;
    }

    /** How much is free. */
    long free() {
        return bytes.byteSize() - used;
    }

    /** Keeps what was written behind the last piece. */
    void add(long length) {
        used += length;
    }
}
