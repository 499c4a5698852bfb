package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Arg;
import dev.bindsight.platform.linux.abi.SocketAbi;
import dev.bindsight.platform.linux.abi.SocketAbi.Iovec;
import dev.bindsight.platform.linux.abi.SocketAbi.Msghdr;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;

/**
 * What sendmsg(2) and recvmsg(2) take: one piece of memory with the msghdr, the address, the array
 * of iovec, the control messages and the bytes, in this order, each at a multiple of 8.
 */
final class MessageMemory {
    private static final Arg.Flags KNOWN =
            Arg.Flags.of(
                    new Arg.Constant("MSG_OOB", SocketAbi.MSG_OOB),
                    new Arg.Constant("MSG_CTRUNC", SocketAbi.MSG_CTRUNC),
                    new Arg.Constant("MSG_TRUNC", SocketAbi.MSG_TRUNC),
                    new Arg.Constant("MSG_EOR", SocketAbi.MSG_EOR),
                    new Arg.Constant("MSG_ERRQUEUE", SocketAbi.MSG_ERRQUEUE));

    private static final long NAME_AT = Msghdr.SIZE;
    private static final long IOV_AT = NAME_AT + Arg.ANY_NAME;

    private MessageMemory() {}

    /** Memory for a message that is sent. */
    static MemorySegment write(CallFrame frame, Arg.Message message) {
        List<Integer> sizes = message.pieces().stream().map(Arg.Bytes::length).toList();
        int room = Math.max(message.controlLength(), message.control().length);
        MemorySegment memory = frame.take(size(sizes, room));
        if (message.to() != null) {
            MemorySegment name = memory.asSlice(NAME_AT, Arg.ANY_NAME);
            SocketAddress.write(name, message.to());
            memory.set(JAVA_LONG, Msghdr.MSG_NAME, name.address());
            memory.set(JAVA_INT, Msghdr.MSG_NAMELEN, SocketAddress.size(message.to()));
        }
        head(memory, sizes, message.controlLength());
        byte[] control = message.control();
        NativeBytes.write(control, memory, controlAt(sizes));
        long at = bytesAt(sizes, room);
        pointers(memory, sizes, at);
        for (Arg.Bytes piece : message.pieces()) {
            int there = Math.min(piece.bytes().length, piece.length());
            NativeBytes.write(piece.bytes(), 0, there, memory, at);
            at += padded(piece.length());
        }
        return memory;
    }

    /** Memory for a message that is received. */
    static MemorySegment room(CallFrame frame, Arg.MessageRoom room) {
        MemorySegment memory = frame.take(size(room.sizes(), room.controlSize()));
        memory.set(JAVA_LONG, Msghdr.MSG_NAME, memory.address() + NAME_AT);
        memory.set(JAVA_INT, Msghdr.MSG_NAMELEN, Arg.ANY_NAME);
        head(memory, room.sizes(), room.controlSize());
        pointers(memory, room.sizes(), bytesAt(room.sizes(), room.controlSize()));
        return memory;
    }

    /** What was received. */
    static Arg.Received read(MemorySegment memory, Arg.MessageRoom room, int result) {
        int named = Math.clamp(memory.get(JAVA_INT, Msghdr.MSG_NAMELEN), 0, Arg.ANY_NAME);
        long control =
                Math.clamp(memory.get(JAVA_LONG, Msghdr.MSG_CONTROLLEN), 0, room.controlSize());
        var bytes = new byte[Math.min(result, total(room.sizes()))];
        long at = bytesAt(room.sizes(), room.controlSize());
        int done = 0;
        for (int size : room.sizes()) {
            int part = Math.min(size, bytes.length - done);
            NativeBytes.read(memory, at, bytes, done, part);
            done += part;
            at += padded(size);
        }
        int flags = memory.get(JAVA_INT, Msghdr.MSG_FLAGS);
        return new Arg.Received(
                SocketAddress.read(memory.asSlice(NAME_AT, Arg.ANY_NAME), named),
                bytes,
                NativeBytes.array(memory, controlAt(room.sizes()), control),
                new Arg.Flags(
                        KNOWN.set().stream().filter(each -> (each.value() & flags) != 0).toList()));
    }

    private static void head(MemorySegment memory, List<Integer> sizes, int controlLength) {
        memory.set(JAVA_LONG, Msghdr.MSG_IOV, memory.address() + IOV_AT);
        memory.set(JAVA_LONG, Msghdr.MSG_IOVLEN, sizes.size());
        if (controlLength != 0) {
            memory.set(JAVA_LONG, Msghdr.MSG_CONTROL, memory.address() + controlAt(sizes));
            memory.set(JAVA_LONG, Msghdr.MSG_CONTROLLEN, controlLength);
        }
    }

    private static void pointers(MemorySegment memory, List<Integer> sizes, long bytesAt) {
        long at = bytesAt;
        long iovec = IOV_AT;
        for (int size : sizes) {
            memory.set(JAVA_LONG, iovec + Iovec.IOV_BASE, memory.address() + at);
            memory.set(JAVA_LONG, iovec + Iovec.IOV_LEN, size);
            iovec += Iovec.SIZE;
            at += padded(size);
        }
    }

    private static long controlAt(List<Integer> sizes) {
        return IOV_AT + (long) sizes.size() * Iovec.SIZE;
    }

    private static long bytesAt(List<Integer> sizes, int controlSize) {
        return controlAt(sizes) + padded(controlSize);
    }

    private static long size(List<Integer> sizes, int controlSize) {
        long size = bytesAt(sizes, controlSize);
        for (int each : sizes) {
            size += padded(each);
        }
        boolean claimable =
                size <= CallFrame.MOST
                        && Stream.concat(sizes.stream(), Stream.of(controlSize))
                                .allMatch(each -> each >= 0);
        if (!claimable) {
            throw new IllegalArgumentException(
                    "a message has at most " + CallFrame.MOST + " bytes");
        }
        return size;
    }

    private static int total(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    private static long padded(int size) {
        return (size + 7L) & ~7L;
    }
}
