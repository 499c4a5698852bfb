package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A window of this process, as GTK 3 knows it, which JavaFX draws through. A window manager lets a
 * program come to the front only with the time of what the user did for it; JavaFX cannot name one.
 *
 * <p>To be used on the FX thread alone, which is that of GTK.
 */
public final class GtkWindow {
    private static final String LIBRARY = "libgtk-3.so.0";

    /** {@code GDK_PROPERTY_CHANGE_MASK} of gdk/gdktypes.h. */
    private static final int PROPERTY_CHANGE = 1 << 16;

    /** The end of a startup id (Startup Notification Protocol): X's time in milliseconds. */
    private static final Pattern TIME = Pattern.compile("_TIME(\\d{1,10})$");

    private static final long GLIST_SIZE = 24;
    private static final long LONGEST_TITLE = 1_000;

    private final MethodHandle call;
    private final SymbolLookup gtk;
    private final long window;

    private GtkWindow(MethodHandle call, SymbolLookup gtk, long window) {
        this.call = call;
        this.gtk = gtk;
        this.window = window;
    }

    /** The window with a title; empty where there is none, or no GTK. */
    @SuppressWarnings("restricted")
    public static Optional<GtkWindow> titled(String title) {
        try {
            SymbolLookup gtk = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
            // a function ignores the registers of arguments that it does not declare
            MethodHandle call =
                    Linker.nativeLinker()
                            .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
            return new GtkWindow(call, gtk, 0).find(title);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            // no such library here
            return Optional.empty();
        }
    }

    /**
     * Brings it to the front and gives it the focus.
     *
     * @param token the startup id with which the user's wish was passed on, whose feedback ends;
     *     empty for none, which counts as a wish of this moment
     */
    public void present(String token) {
        try (Arena arena = Arena.ofConfined()) {
            if (!token.isEmpty()) {
                invoke("gtk_window_set_startup_id", window, arena.allocateFrom(token).address());
            }
            invoke("gtk_window_present_with_time", window, time(token));
        }
    }

    /**
     * Has the X server fill it where nothing has been painted yet. JavaFX leaves it without a
     * background, which shows as black, or as what was there before. Shares of a colour go from 0
     * to 1.
     */
    public void fill(double red, double green, double blue) {
        long surface = invoke("gtk_widget_get_window", window, 0);
        if (surface != 0) {
            try (Arena arena = Arena.ofConfined()) {
                // GdkRGBA of gdk/gdkrgba.h
                long colour = arena.allocateFrom(JAVA_DOUBLE, red, green, blue, 1).address();
                invoke("gdk_window_set_background_rgba", surface, colour);
            }
            long display =
                    invoke(
                            "gdk_x11_display_get_xdisplay",
                            invoke("gdk_window_get_display", surface, 0),
                            0);
            invoke("XClearWindow", display, invoke("gdk_x11_window_get_xid", surface, 0));
            invoke("XFlush", display, 0);
        }
    }

    private long time(String token) {
        Matcher named = TIME.matcher(token);
        if (named.find()) {
            return Long.parseLong(named.group(1));
        }
        long surface = invoke("gtk_widget_get_window", window, 0);
        // of a window without that mask it would wait for ever
        boolean tells =
                surface != 0
                        && (invoke("gdk_window_get_events", surface, 0) & PROPERTY_CHANGE) != 0;
        return tells ? invoke("gdk_x11_get_server_time", surface, 0) & 0xFFFF_FFFFL : 0;
    }

    /**
     * <pre>
     * struct GList {          // glib/glist.h
     *   gpointer data;
     *   GList *next;
     *   GList *prev;
     * };
     * </pre>
     */
    private Optional<GtkWindow> find(String title) {
        long list = invoke("gtk_window_list_toplevels", 0, 0);
        long found = 0;
        for (long each = list; each != 0 && found == 0; ) {
            MemorySegment link = memory(each, GLIST_SIZE);
            long candidate = link.get(JAVA_LONG, 0);
            long name = invoke("gtk_window_get_title", candidate, 0);
            if (name != 0 && NativeBytes.string(memory(name, LONGEST_TITLE), 0).equals(title)) {
                found = candidate;
            }
            each = link.get(JAVA_LONG, JAVA_LONG.byteSize());
        }
        invoke("g_list_free", list, 0);
        return found == 0 ? Optional.empty() : Optional.of(new GtkWindow(call, gtk, found));
    }

    @SuppressWarnings("restricted")
    private static MemorySegment memory(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    private long invoke(String function, long first, long second) {
        MemorySegment address =
                gtk.find(function).orElseThrow(() -> new IllegalArgumentException(function));
        try {
            return (long) call.invokeExact(address, first, second);
        } catch (Throwable thrown) {
            throw new AssertionError("a downcall does not throw", thrown);
        }
    }
}
