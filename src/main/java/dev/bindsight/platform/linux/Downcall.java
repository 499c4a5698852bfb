package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * How functions of libc are called, arranged by java.lang.foreign when this class is initialized:
 * at the start of a program that takes as long as everything else together, so it is begun on a
 * thread of its own, see {@link Libc#arrange}.
 *
 * <p>One call shape serves every function: six integer registers in, one out. On x86-64 and AArch64
 * Linux a function ignores argument registers it does not declare, reads the low half of a register
 * for an {@code int}, and takes variadic integers as it takes named ones. Each further shape would
 * cost 5 to 20 ms when the program starts. None is {@code critical}, because a critical call that
 * blocks stops garbage collection.
 */
final class Downcall {
    private static final Linker LINKER = Linker.nativeLinker();

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                            JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private Downcall() {}

    /**
     * A function of libc by its name.
     *
     * @throws java.util.NoSuchElementException if libc has none
     */
    static MemorySegment find(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    /** Calls it; what errno is when it returns is in {@code capture}. */
    static long call(
            MemorySegment function,
            MemorySegment capture,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        try {
            return (long) CALL.invokeExact(function, capture, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw new AssertionError("a downcall does not throw", thrown);
        }
    }

    /** A call shape of its own, which costs its milliseconds when it is first needed. */
    static final class SevenArguments {
        @SuppressWarnings("restricted")
        private static final MethodHandle CALL =
                LINKER.downcallHandle(
                        find("getnameinfo"),
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG, JAVA_INT),
                        Linker.Option.captureCallState("errno"));

        private SevenArguments() {}

        static long call(MemorySegment capture, long[] registers) {
            try {
                return (long)
                        CALL.invokeExact(
                                capture,
                                registers[0],
                                registers[1],
                                registers[2],
                                registers[3],
                                registers[4],
                                registers[5],
                                (int) registers[6]);
            } catch (Throwable thrown) {
                throw new AssertionError("a downcall does not throw", thrown);
            }
        }
    }
}
