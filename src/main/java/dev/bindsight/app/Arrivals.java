package dev.bindsight.app;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.credits.ModuleVersion;
import dev.bindsight.view.Arrival;
import dev.bindsight.view.screen.Place;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Launches in the words of the window. */
final class Arrivals {
    private Arrivals() {}

    /** The launch that opens the window. */
    static Arrival of(WindowRequest wanted) {
        return new Arrival(place(wanted), wanted.words(), isOfClipboard(wanted), null);
    }

    /** A further launch, which may be of a version that was installed meanwhile. */
    static Arrival of(Handover handover) {
        String here = ModuleVersion.ofBindsight().orElse("");
        WindowRequest wanted = handover.wanted();
        return new Arrival(
                place(wanted),
                wanted.words(),
                isOfClipboard(wanted),
                handover.version().equals(here) ? null : handover.version());
    }

    private static boolean isOfClipboard(WindowRequest wanted) {
        return WindowRequest.CLIPBOARD.equals(wanted.screen());
    }

    private static @Nullable Place place(WindowRequest wanted) {
        String screen = wanted.screen();
        if (isOfClipboard(wanted)) {
            return Place.EXPLAIN;
        }
        return screen == null ? null : Place.valueOf(screen.toUpperCase(Locale.ROOT));
    }
}
