package dev.bindsight.view.rows;

import java.util.List;
import java.util.function.BiConsumer;

/** Puts rows of its own between those of a list: heads of groups, sums. */
@FunctionalInterface
public interface Arrangement<K, F> {
    /**
     * The rows of the table. A row of its own stays the same object as long as it is about the
     * same; its key is absent.
     *
     * @param sorted the rows in order
     * @param show has a row of its own show something else
     */
    List<Row<K, F>> arrange(List<Row<K, F>> sorted, BiConsumer<Row<K, F>, F> show);
}
