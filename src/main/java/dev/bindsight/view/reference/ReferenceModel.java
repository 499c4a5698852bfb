package dev.bindsight.view.reference;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the reference shows: the entries that fit what is searched for, and one of them. */
public final class ReferenceModel {
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ReadOnlyObjectWrapper<List<ErrnoEntry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private final ReadOnlyObjectWrapper<@Nullable ErrnoEntry> selected =
            new ReadOnlyObjectWrapper<>(this, "selected");
    private final Supplier<ErrnoReference> source;
    private final NumberSpace here;
    private final Lane lane;
    private @Nullable ErrnoReference reference;
    private @Nullable String wanted;

    /**
     * A reference that is read when it is first opened.
     *
     * @param source reads it; blocks for some milliseconds
     * @param here whose numbers are meant first
     * @param lane runs what blocks
     */
    public ReferenceModel(Supplier<ErrnoReference> source, NumberSpace here, Lane lane) {
        this.source = source;
        this.here = here;
        this.lane = lane;
        query.subscribe(_ -> search());
    }

    /** What is searched for: a name, a number, or words of an entry. */
    public StringProperty queryProperty() {
        return query;
    }

    /** The entries that fit, those that were named first. */
    public ReadOnlyObjectProperty<List<ErrnoEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The entry that is shown, absent if none fits. */
    public ReadOnlyObjectProperty<@Nullable ErrnoEntry> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Reads the reference, unless that was done before. */
    public void open() {
        if (reference == null && !lane.busy().get()) {
            lane.start(
                    new Job(_ -> {
                        ErrnoReference read = source.get();
                        return () -> opened(read);
                    }));
        }
    }

    /**
     * Shows an entry, whatever is searched for.
     *
     * @param name its name or an alias; one that is unknown is searched for
     */
    public void show(String name) {
        wanted = name;
        open();
        showWanted();
    }

    /** Chooses one of the entries that fit. */
    public void select(ErrnoEntry entry) {
        selected.set(entry);
    }

    private void opened(ErrnoReference read) {
        reference = read;
        search();
        showWanted();
    }

    private void showWanted() {
        if (reference == null || wanted == null) {
            return;
        }
        Optional<ErrnoEntry> found = reference.named(wanted);
        if (found.isPresent() && !entries.get().contains(found.get())) {
            query.set("");
        } else if (found.isEmpty()) {
            query.set(wanted);
        }
        found.ifPresent(selected::set);
        wanted = null;
    }

    private void search() {
        if (reference == null) {
            return;
        }
        List<ErrnoEntry> fitting = fitting(reference, query.get().strip());
        entries.set(fitting);
        boolean kept = selected.get() != null && fitting.contains(selected.get());
        boolean named = !query.get().isBlank() && !fitting.isEmpty();
        if (!kept || named) {
            selected.set(fitting.isEmpty() ? null : fitting.getFirst());
        }
    }

    private List<ErrnoEntry> fitting(ErrnoReference all, String text) {
        if (text.isEmpty()) {
            return all.entries();
        }
        SequencedSet<ErrnoEntry> found = new LinkedHashSet<>();
        all.find(text, here).stream().map(Match::entry).forEach(found::add);
        if (found.isEmpty() || !text.matches("[+-]?[0-9]+")) {
            String lower = text.toLowerCase(Locale.ROOT);
            all.entries().stream()
                    .filter(entry -> names(entry).anyMatch(each -> contains(each, lower)))
                    .forEach(found::add);
            all.entries().stream()
                    .filter(entry -> words(entry).anyMatch(each -> contains(each, lower)))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static boolean contains(String text, String lower) {
        return text.toLowerCase(Locale.ROOT).contains(lower);
    }

    private static Stream<String> names(ErrnoEntry entry) {
        return Stream.concat(Stream.of(entry.name(), entry.message()), entry.aliases().stream());
    }

    private static Stream<String> words(ErrnoEntry entry) {
        Stream<String> printed = entry.printed().stream().map(each -> each.text());
        Stream<String> calls =
                entry.calls().stream()
                        .flatMap(call ->
                                Stream.of(
                                                List.of(call.call(), call.meaning()),
                                                call.causes(),
                                                call.fixes())
                                        .flatMap(List::stream));
        return Stream.concat(printed, calls);
    }
}
