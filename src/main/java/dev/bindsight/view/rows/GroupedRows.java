package dev.bindsight.view.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Puts the rows of each group under a head of their own, where the first of them stood, with the
 * notes that go with them. Heads and notes stay the same objects for as long as they are there.
 * Takes time in proportion to the length of the list. Belongs to one thread at a time.
 */
public final class GroupedRows<K, F> {
    private final Map<Object, Row<K, F>> own = new HashMap<>();
    private final Set<Object> used = new HashSet<>();

    /** No group yet. */
    public GroupedRows() {}

    /** Rows in a shape. */
    public Arrangement<K, F> in(Shape<F> shape) {
        return (sorted, show) -> arrange(sorted, shape, show);
    }

    private List<Row<K, F>> arrange(
            List<Row<K, F>> sorted, Shape<F> shape, BiConsumer<Row<K, F>, F> show) {
        var together = new LinkedHashMap<Object, List<Row<K, F>>>();
        for (Row<K, F> each : sorted) {
            Object group = shape.group(each.made());
            together.computeIfAbsent(group == null ? each : group, _ -> new ArrayList<>())
                    .add(each);
        }
        used.clear();
        var rows = new ArrayList<Row<K, F>>(sorted.size() + 64);
        together.forEach((group, members) -> {
            if (group instanceof Row<?, ?>) {
                addWithNote(rows, members.getFirst(), shape, show);
            } else {
                addGroup(rows, group, members, shape, show);
            }
        });
        own.keySet().retainAll(used);
        return rows;
    }

    private void addGroup(
            List<Row<K, F>> rows,
            Object group,
            List<Row<K, F>> members,
            Shape<F> shape,
            BiConsumer<Row<K, F>, F> show) {
        boolean open = shape.isOpen(group);
        List<F> facts = new ArrayList<>(members.size());
        members.forEach(each -> facts.add(each.made()));
        rows.add(row(new HeadKey(group), shape.head(group, facts, open), show));
        List<Shape.Note<F>> notes = shape.notes(group, facts);
        Set<Object> folding = new HashSet<>();
        for (Shape.Note<F> note : notes) {
            folding.add(note.key());
            rows.add(row(new NoteKey(group, note.key()), note.facts(), show));
            if (open && note.open()) {
                for (Row<K, F> each : members) {
                    if (note.key().equals(shape.foldedUnder(each.made()))) {
                        rows.add(each);
                    }
                }
            }
        }
        if (open) {
            for (Row<K, F> each : members) {
                Object under = folding.isEmpty() ? null : shape.foldedUnder(each.made());
                if (under == null || !folding.contains(under)) {
                    addWithNote(rows, each, shape, show);
                }
            }
        }
    }

    private void addWithNote(
            List<Row<K, F>> rows, Row<K, F> row, Shape<F> shape, BiConsumer<Row<K, F>, F> show) {
        rows.add(row);
        F below = shape.below(row.made());
        if (below != null) {
            rows.add(row(new NoteKey(row, "below"), below, show));
        }
    }

    private Row<K, F> row(Object key, F facts, BiConsumer<Row<K, F>, F> show) {
        used.add(key);
        Row<K, F> row = own.computeIfAbsent(key, _ -> new Row<>(null, facts));
        show.accept(row, facts);
        return row;
    }

    private record HeadKey(Object group) {}

    private record NoteKey(Object of, Object note) {}
}
