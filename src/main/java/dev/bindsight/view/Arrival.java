package dev.bindsight.view;

import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.Toast;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screens;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who opens the window, or opens it again, comes with.
 *
 * @param place the screen to show, absent to leave it as it is
 * @param words what is asked, as it would be typed into the search field; empty for nothing
 * @param clipboard whether what is on the clipboard is explained
 * @param otherVersion which version of Bindsight was started, absent if it is this one
 */
public record Arrival(
        @Nullable Place place, String words, boolean clipboard, @Nullable String otherVersion) {
    /** Of this version. */
    public Arrival(@Nullable Place place, String words) {
        this(place, words, false, null);
    }

    /** Shows it, as if it had been typed into the window. */
    void enter(Screens screens, SearchPart search, Lane lane, Toast toast) {
        if (place != null) {
            screens.show(place);
        }
        if (!words.isBlank()) {
            search.ask(words, lane);
        }
        if (clipboard) {
            search.explainClipboard();
        }
        if (otherVersion != null) {
            toast.say(Texts.get("toast.otherVersion", otherVersion));
        }
    }
}
