package dev.bindsight.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;

/**
 * An X display, looked at from outside by Xlib: which windows are mapped, and what is drawn at a
 * place. One thread.
 */
@SuppressWarnings("restricted") // Xlib is C
final class Screen {
    private static final int MAP_NOTIFY = 19; // X.h
    private static final long SUBSTRUCTURE_NOTIFY_MASK = 1L << 19;
    private static final int Z_PIXMAP = 2;
    private static final long ALL_PLANES = -1;

    /** XEvent is a union with {@code long pad[24]}; XMapEvent has its window at 40 (Xlib.h). */
    private static final long EVENT_SIZE = 24 * 8;

    private static final long MAPPED_WINDOW = 40;

    /** XImage: {@code int width, height, xoffset, format; char *data; …} (Xlib.h). */
    private static final long IMAGE_DATA = 16;

    private static final int BYTES_PER_PIXEL = 4;
    private static final int SMALLEST_WINDOW = 300;

    private final SymbolLookup xlib;
    private final MemorySegment display;
    private final long root;
    private final MemorySegment event = Arena.global().allocate(EVENT_SIZE, 8);
    private final MemorySegment geometry = Arena.global().allocate(7 * 8L, 8);
    private final MethodHandle pending;
    private final MethodHandle next;
    private final MethodHandle measure;
    private final MethodHandle look;
    private final MethodHandle forget;

    /**
     * A part of the screen, in pixels.
     *
     * @param x its left edge
     * @param y its upper edge
     */
    record Part(int x, int y, int width, int height) {}

    /**
     * Connects to a display.
     *
     * @param name such as {@code :1}
     */
    Screen(String name) {
        xlib = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
        pending = function("XPending", ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        next =
                function(
                        "XNextEvent",
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS);
        measure =
                function(
                        "XGetGeometry",
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS);
        look =
                function(
                        "XGetImage",
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT);
        forget = function("XDestroyImage", ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        var open = function("XOpenDisplay", ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        var rootOf = function("XDefaultRootWindow", ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        var select =
                function(
                        "XSelectInput",
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG);
        var handle = function("XSetErrorHandler", ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        try {
            display = (MemorySegment) open.invokeExact(Arena.global().allocateFrom(name));
            if (display.address() == 0) {
                throw new IllegalStateException("cannot open the display " + name);
            }
            root = (long) rootOf.invokeExact(display);
            var _ = (MemorySegment) handle.invokeExact(deaf());
            var _ = (int) select.invokeExact(display, root, SUBSTRUCTURE_NOTIFY_MASK);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a window of the size of an app's was mapped since it was asked the last time. */
    boolean hasMapped() {
        boolean mapped = false;
        try {
            while ((int) pending.invokeExact(display) > 0) {
                var _ = (int) next.invokeExact(display, event);
                if (event.get(ValueLayout.JAVA_INT, 0) == MAP_NOTIFY) {
                    mapped |= isLarge(event.get(ValueLayout.JAVA_LONG, MAPPED_WINDOW));
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return mapped;
    }

    /** How many colours are drawn there now. */
    int colours(Part part) {
        try {
            var image =
                    (MemorySegment)
                            look.invokeExact(
                                    display,
                                    root,
                                    part.x,
                                    part.y,
                                    part.width,
                                    part.height,
                                    ALL_PLANES,
                                    Z_PIXMAP);
            long size = (long) part.width * part.height;
            int[] pixels =
                    image.reinterpret(IMAGE_DATA + 8)
                            .get(ValueLayout.ADDRESS, IMAGE_DATA)
                            .reinterpret(size * BYTES_PER_PIXEL)
                            .toArray(ValueLayout.JAVA_INT);
            var _ = (int) forget.invokeExact(image);
            return (int) IntStream.of(pixels).distinct().count();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isLarge(long window) throws Throwable {
        // root, x, y, width, height, border and depth, of which the width counts
        MemorySegment width = geometry.asSlice(24, 8);
        width.set(ValueLayout.JAVA_INT, 0, 0);
        var _ =
                (int)
                        measure.invokeExact(
                                display,
                                window,
                                geometry.asSlice(0, 8),
                                geometry.asSlice(8, 8),
                                geometry.asSlice(16, 8),
                                width,
                                geometry.asSlice(32, 8),
                                geometry.asSlice(40, 8),
                                geometry.asSlice(48, 8));
        return width.get(ValueLayout.JAVA_INT, 0) >= SMALLEST_WINDOW;
    }

    /** Xlib ends the process at the first error; a window may be gone before it is measured. */
    private static MemorySegment deaf() throws ReflectiveOperationException {
        MethodHandle ignore =
                MethodHandles.lookup()
                        .findStatic(
                                Screen.class,
                                "ignore",
                                MethodType.methodType(
                                        int.class, MemorySegment.class, MemorySegment.class));
        return upcall(ignore);
    }

    @SuppressWarnings("unused") // Xlib calls it
    private static int ignore(MemorySegment display, MemorySegment error) {
        return 0;
    }

    private static MemorySegment upcall(MethodHandle method) {
        return Linker.nativeLinker()
                .upcallStub(
                        method,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                        Arena.global());
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(xlib.findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }
}
