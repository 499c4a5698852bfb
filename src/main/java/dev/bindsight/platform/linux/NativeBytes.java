package dev.bindsight.platform.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Native memory of some size. An arena makes it zero in a loop of Java, which takes 5 ms for a
 * megabyte where that loop is not compiled yet; a direct buffer is made zero by the virtual
 * machine.
 */
final class NativeBytes {
    private NativeBytes() {}

    /**
     * Memory full of zeros, aligned for every type, that is freed by the garbage collector.
     *
     * @param size in bytes
     */
    static MemorySegment of(int size) {
        return MemorySegment.ofBuffer(ByteBuffer.allocateDirect(size));
    }
}
