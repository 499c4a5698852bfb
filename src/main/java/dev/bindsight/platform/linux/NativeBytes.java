package dev.bindsight.platform.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Native memory, by the ways that cost a program's start least. An arena makes memory zero in a
 * loop of Java, which takes 5 ms for a megabyte where that loop is not compiled yet; a direct
 * buffer is made zero by the virtual machine. What {@link MemorySegment} copies to or from an array
 * or a string begins with a switch over types, which is linked anew at every start; a buffer's copy
 * does not. Nor is an array seen as a segment: with a second kind of segment in the program every
 * byte that is read from one takes twice as long to read (measured, C1).
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

    /** A string of C, of UTF-8, that begins at a place. */
    static String string(MemorySegment memory, long from) {
        ByteBuffer bytes = memory.asByteBuffer();
        int end = Math.toIntExact(from);
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(array(memory, from, end - from), StandardCharsets.UTF_8);
    }

    /** A copy of what stands in native memory from a place on. */
    static byte[] array(MemorySegment memory, long from, long length) {
        var bytes = new byte[Math.toIntExact(length)];
        read(memory, from, bytes, 0, bytes.length);
        return bytes;
    }

    /** Fills a part of an array with what stands in native memory from a place on. */
    static void read(MemorySegment memory, long from, byte[] into, int at, int length) {
        memory.asByteBuffer().get(Math.toIntExact(from), into, at, length);
    }

    /** Fills a part of an array, in the machine's own order of bytes. */
    static void read(MemorySegment memory, long from, int[] into, int length) {
        memory.asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .position(Math.toIntExact(from))
                .asIntBuffer()
                .get(into, 0, length);
    }

    /** Puts a part of an array into native memory. */
    static void write(byte[] bytes, int from, int length, MemorySegment memory, long at) {
        memory.asByteBuffer().put(Math.toIntExact(at), bytes, from, length);
    }

    /** Puts all of an array into native memory. */
    static void write(byte[] bytes, MemorySegment memory, long at) {
        write(bytes, 0, bytes.length, memory, at);
    }
}
