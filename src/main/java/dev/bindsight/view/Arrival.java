package dev.bindsight.view;

import dev.bindsight.view.shell.Screen;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who opens the window, or opens it again, comes with.
 *
 * @param place the screen to show, absent to leave it as it is
 * @param words what is asked, as it would be typed into the search field; empty for nothing
 * @param otherVersion which version of Bindsight was started, absent if it is this one
 */
public record Arrival(Screen.@Nullable Place place, String words, @Nullable String otherVersion) {
    /** Of this version. */
    public Arrival(Screen.@Nullable Place place, String words) {
        this(place, words, null);
    }
}
