package dev.bindsight.view.palette;

import org.kordamp.ikonli.feather.Feather;

/**
 * An action or a place.
 *
 * @param icon its icon
 * @param title what it does, as it is read and searched
 * @param keys the keys that do the same, empty for none
 * @param kind what it is one of, by which it is found too; empty for nothing
 * @param run does it, on the FX thread
 */
public record PaletteEntry(Feather icon, String title, String keys, String kind, Runnable run) {
    /** One of no kind. */
    public PaletteEntry(Feather icon, String title, String keys, Runnable run) {
        this(icon, title, keys, "", run);
    }

    /** The same as one of a kind. */
    public PaletteEntry of(String chosen) {
        return new PaletteEntry(icon, title, keys, chosen, run);
    }
}
