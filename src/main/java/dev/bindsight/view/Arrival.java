package dev.bindsight.view;

import dev.bindsight.view.shell.Screen;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who opens the window, or opens it again, comes with.
 *
 * @param place the screen to show, absent to leave it as it is
 * @param words what is asked, as it would be typed into the search field; empty for nothing
 */
public record Arrival(Screen.@Nullable Place place, String words) {}
