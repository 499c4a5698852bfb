package dev.bindsight.view.palette;

import org.kordamp.ikonli.feather.Feather;

/**
 * An action or a place.
 *
 * @param icon its icon
 * @param title what it does, as it is read and searched
 * @param keys the keys that do the same, empty for none
 * @param run does it, on the FX thread
 */
public record PaletteEntry(Feather icon, String title, String keys, Runnable run) {}
