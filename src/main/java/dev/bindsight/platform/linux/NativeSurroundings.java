package dev.bindsight.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What the native libraries of this process go by. To be set before they are loaded. */
public final class NativeSurroundings {
    /** mallopt(3), malloc.h. */
    private static final int M_ARENA_MAX = -8;

    private NativeSurroundings() {}

    /**
     * Sets a variable for the libraries of this process alone (setenv(3)): Java has read the
     * environment before, and hands to its children what it read then.
     */
    public static void setVariable(String name, String value) {
        MethodHandle setenv =
                linked(
                        "setenv",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(name);
            int _ = (int) setenv.invokeExact(key, arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv", e);
        }
    }

    /**
     * Has the allocator share so many pools among all threads (mallopt(3)). It makes up to eight
     * per core, and gives next to nothing of a pool back.
     */
    public static void shareMemoryPools(int most) {
        MethodHandle mallopt =
                linked(
                        "mallopt",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) mallopt.invokeExact(M_ARENA_MAX, most);
        } catch (Throwable e) {
            throw new IllegalStateException("mallopt", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle linked(String name, FunctionDescriptor types) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types);
    }
}
