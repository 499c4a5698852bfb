package dev.bindsight.platform.linux;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** The last of the bytes of a stream, however many have gone by. */
final class LastBytes {
    private final byte[] ring;
    private long gone;

    /** Keeps so many. */
    LastBytes(int size) {
        ring = new byte[size];
    }

    /** Adds the first {@code length} bytes of {@code source}. */
    synchronized void add(MemorySegment source, int length) {
        int kept = Math.min(length, ring.length);
        gone += length - kept;
        int at = (int) (gone % ring.length);
        int first = Math.min(kept, ring.length - at);
        MemorySegment target = MemorySegment.ofArray(ring);
        long begin = (long) length - kept;
        MemorySegment.copy(source, begin, target, at, first);
        MemorySegment.copy(source, begin + first, target, 0, kept - first);
        gone += kept;
    }

    /** Whether something was added, and last of all no end of a line. */
    synchronized boolean endsMidLine() {
        return gone > 0 && ring[(int) ((gone - 1) % ring.length)] != '\n';
    }

    /** They, as text: from the beginning of a line on, where the stream began earlier. */
    synchronized String text() {
        if (gone <= ring.length) {
            return new String(ring, 0, (int) gone, StandardCharsets.UTF_8);
        }
        int at = (int) (gone % ring.length);
        var inOrder = new byte[ring.length];
        System.arraycopy(ring, at, inOrder, 0, ring.length - at);
        System.arraycopy(ring, 0, inOrder, ring.length - at, at);
        int start = 0;
        while (start < inOrder.length && inOrder[start] != '\n') {
            start++;
        }
        // a stream of one endless line has no other beginning
        start = start == inOrder.length ? 0 : start + 1;
        return new String(inOrder, start, inOrder.length - start, StandardCharsets.UTF_8);
    }
}
