package dev.bindsight.view.palette;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What the palette offers for what is typed, the best first. */
public final class PaletteModel {
    private final List<PaletteEntry> entries;
    private final Function<String, List<PaletteEntry>> asked;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ReadOnlyObjectWrapper<List<PaletteEntry>> fitting =
            new ReadOnlyObjectWrapper<>(this, "fitting", List.of());

    /**
     * A palette.
     *
     * @param entries what there is, in the order in which it is shown while nothing is typed
     * @param asked what there is for a typed text besides: a port, an errno
     */
    public PaletteModel(List<PaletteEntry> entries, Function<String, List<PaletteEntry>> asked) {
        this.entries = List.copyOf(entries);
        this.asked = asked;
        typed.subscribe(_ -> search());
    }

    /** What is typed. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** What fits it, the best first. */
    public ReadOnlyObjectProperty<List<PaletteEntry>> fittingProperty() {
        return fitting.getReadOnlyProperty();
    }

    private void search() {
        String text = typed.get();
        record Scored(PaletteEntry entry, int score) {}
        var found = new ArrayList<>(asked.apply(text.strip()));
        entries.stream()
                .map(entry -> new Scored(entry, likeness(text, entry)))
                .filter(scored -> scored.score() >= 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::entry)
                .forEach(found::add);
        fitting.set(List.copyOf(found));
    }

    private static int likeness(String text, PaletteEntry entry) {
        int ofTitle = Likeness.of(text, entry.title());
        return ofTitle >= 0 || entry.kind().isEmpty() ? ofTitle : Likeness.of(text, entry.kind());
    }
}
