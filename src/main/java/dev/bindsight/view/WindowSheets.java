package dev.bindsight.view;

import dev.bindsight.inventory.SourceComparison;
import dev.bindsight.view.about.AboutSheet;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.palette.PaletteModel;
import dev.bindsight.view.palette.PaletteView;
import dev.bindsight.view.shell.CompareSheet;
import dev.bindsight.view.shell.HelpSheet;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What opens over the whole window, whatever is shown in it.
 *
 * @param compare reads every source and says where they differ; blocks
 * @param comparing runs that
 * @param open opens the address of a page
 * @param commands what the palette offers
 */
record WindowSheets(
        Overlay overlay,
        Supplier<SourceComparison> compare,
        Lane comparing,
        Consumer<String> open,
        Supplier<WindowCommands> commands) {
    /** The keys of the window and the words of the search field. */
    void showHelp() {
        HelpSheet.show(overlay, this::showAbout);
    }

    /** What this program is. */
    void showAbout() {
        AboutSheet.show(overlay, AppIcon.mark(), open);
    }

    /** Where the sources of sockets differ. */
    void showComparison() {
        new CompareSheet(overlay, compare, comparing).show();
    }

    /** Everything that can be done. */
    void showPalette() {
        WindowCommands all = commands.get();
        PaletteView.show(new PaletteModel(all.entries(), all::asked), overlay);
    }
}
