package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Arg;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.linux.abi.NetdbAbi.Addrinfo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * getaddrinfo(3) and getnameinfo(3) from typed arguments. They are code of this process, not of the
 * kernel: a wrong pointer would end it, so there is none.
 */
final class LinuxLookups {
    private final Libc libc;

    LinuxLookups(Libc libc) {
        this.libc = libc;
    }

    /** Looks up addresses: a name or null, a service or null, hints or null, room for addresses. */
    TracedCall addresses(List<Arg> arguments) {
        if (arguments.size() != 4 || !(arguments.get(3) instanceof Arg.Found)) {
            throw new IllegalArgumentException("getaddrinfo takes other arguments: " + arguments);
        }
        try (Arena arena = Arena.ofConfined()) {
            long node = text(arena, arguments.get(0));
            long service = text(arena, arguments.get(1));
            long hints = hints(arena, arguments.get(2));
            MemorySegment result = arena.allocate(JAVA_LONG);
            long started = System.nanoTime();
            int code = libc.getaddrinfo(node, service, hints, result.address());
            long ended = System.nanoTime();
            List<Arg> after = arguments;
            if (code == 0) {
                long list = result.get(JAVA_LONG, 0);
                after = new ArrayList<>(arguments.subList(0, 3));
                after.add(new Arg.Found(read(list)));
                libc.freeaddrinfo(list);
            }
            return traced(Syscall.GETADDRINFO, after, code, ended - started);
        }
    }

    /** Looks up names: an address, room for the host and for the service, flags. */
    TracedCall names(List<Arg> arguments) {
        boolean known =
                arguments.size() == 4
                        && arguments.get(0) instanceof Arg.Address
                        && arguments.get(1) instanceof Arg.Room
                        && arguments.get(2) instanceof Arg.Room;
        if (!known) {
            throw new IllegalArgumentException("getnameinfo takes other arguments: " + arguments);
        }
        CallFrame frame = libc.scratch().frame();
        long[] registers = frame.enter(arguments);
        try {
            long started = System.nanoTime();
            int code = libc.getnameinfo(registers);
            long ended = System.nanoTime();
            List<Arg> after = arguments;
            if (code == 0) {
                after =
                        frame.returned(arguments, Integer.MAX_VALUE).stream()
                                .map(LinuxLookups::cut)
                                .toList();
            }
            return traced(Syscall.GETNAMEINFO, after, code, ended - started);
        } finally {
            frame.leave();
        }
    }

    private TracedCall traced(Syscall call, List<Arg> arguments, int code, long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        if (code == 0) {
            return new TracedCall(call, arguments, new SyscallResult.Returned(0), duration);
        }
        EaiCode error = EaiCode.of(code);
        var told = new ArrayList<>(arguments);
        if (error == EaiCode.EAI_SYSTEM) {
            told.add(new Arg.Told("errno=" + LinuxErrno.of(libc.capturedErrno()).name()));
        }
        // a number without a name is told as the number it is
        Errno errno = error == EaiCode.EAI_OTHER ? new Errno("E" + code, code) : new Errno(error);
        return new TracedCall(call, told, new SyscallResult.Failed(errno), duration);
    }

    private static long text(Arena arena, Arg argument) {
        return switch (argument) {
            case Arg.Null _ -> 0;
            case Arg.Text(String text) -> arena.allocateFrom(text).address();
            default -> throw new IllegalArgumentException("no string: " + argument);
        };
    }

    private static long hints(Arena arena, Arg argument) {
        return switch (argument) {
            case Arg.Null _ -> 0;
            case Arg.Hints(Arg.Flags flags, Arg family, Arg type, Arg protocol) -> {
                MemorySegment hints = arena.allocate(Addrinfo.SIZE, 8);
                hints.set(JAVA_INT, Addrinfo.AI_FLAGS, (int) flags.value());
                hints.set(JAVA_INT, Addrinfo.AI_FAMILY, number(family));
                hints.set(JAVA_INT, Addrinfo.AI_SOCKTYPE, number(type));
                hints.set(JAVA_INT, Addrinfo.AI_PROTOCOL, number(protocol));
                yield hints.address();
            }
            default -> throw new IllegalArgumentException("no hints: " + argument);
        };
    }

    private static int number(Arg argument) {
        return switch (argument) {
            case Arg.Number(long value) -> (int) value;
            case Arg.Constant(var _, long value) -> (int) value;
            case Arg.Flags flags -> (int) flags.value();
            default -> throw new IllegalArgumentException("no number: " + argument);
        };
    }

    private static List<SocketName> read(long list) {
        var names = new ArrayList<SocketName>();
        for (long at = list; at != 0; ) {
            MemorySegment info = memory(at, Addrinfo.SIZE);
            int length = info.get(JAVA_INT, Addrinfo.AI_ADDRLEN);
            SocketName name =
                    SocketAddress.read(
                            memory(info.get(JAVA_LONG, Addrinfo.AI_ADDR), length), length);
            if (name != null) {
                names.add(name);
            }
            at = info.get(JAVA_LONG, Addrinfo.AI_NEXT);
        }
        return names;
    }

    /** What libc allocated, of the size that it told. */
    @SuppressWarnings("restricted")
    private static MemorySegment memory(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** A string of C ends with its zero. */
    private static Arg cut(Arg argument) {
        if (!(argument instanceof Arg.Room(int size, byte[] came)) || came == null) {
            return argument;
        }
        int end = 0;
        while (end < came.length && came[end] != 0) {
            end++;
        }
        return new Arg.Room(size, Arrays.copyOf(came, end));
    }
}
