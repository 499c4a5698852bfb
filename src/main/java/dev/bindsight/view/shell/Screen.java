package dev.bindsight.view.shell;

import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Supplier;

/**
 * One screen of the window.
 *
 * @param place which one
 * @param icon its icon in the rail
 * @param name its name in the rail
 * @param content what it shows, asked for when it is shown
 * @param focus gives the focus to what a person uses first on it
 */
public record Screen(
        Place place,
        Feather icon,
        String name,
        Supplier<? extends Region> content,
        Runnable focus) {
    /** The screens there are, from top to bottom. */
    public enum Place {
        /** What listens, and who owns it. */
        PORTS,
        /** Tries a bind. */
        BIND,
        /** Tries a connect. */
        CONNECT,
        /** What each errno means. */
        REFERENCE
    }
}
