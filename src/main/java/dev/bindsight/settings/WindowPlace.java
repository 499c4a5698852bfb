package dev.bindsight.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where a window stands and how large it is, in pixels, with what the desktop puts around it.
 *
 * @param corner its upper left corner, absent before it was ever placed
 * @param width its width
 * @param height its height
 * @param maximized whether it fills the screen; the rest is then what it goes back to
 */
public record WindowPlace(@Nullable Corner corner, int width, int height, boolean maximized) {
    /** 1200 by 760, wherever the desktop puts it. */
    public static final WindowPlace DEFAULT = new WindowPlace(null, 1200, 760, false);

    /**
     * A point of the desktop; with several screens it may be negative.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     */
    public record Corner(int x, int y) {}

    /** The same place for when it no longer fills the screen. */
    public WindowPlace whenMaximized() {
        return new WindowPlace(corner, width, height, true);
    }
}
