package dev.bindsight.view.palette;

import java.util.List;

/** A screen with actions of its own for the palette. */
@FunctionalInterface
public interface PaletteSource {
    /** What can be done there now, first what concerns what is selected. */
    List<PaletteEntry> paletteEntries();
}
