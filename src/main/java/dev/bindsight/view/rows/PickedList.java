package dev.bindsight.view.rows;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What is selected of a table, as it was last told; it becomes another in one change. */
final class PickedList<E> extends ObservableListBase<E> {
    private List<E> picked = List.of();

    /** Nothing is selected. */
    PickedList() {}

    /**
     * Becomes another list.
     *
     * @return what tells of it, to be called when all that belongs together has changed
     */
    Runnable become(E[] next) {
        List<E> before = picked;
        List<E> now = Collections.unmodifiableList(Arrays.asList(next));
        int shorter = Math.min(before.size(), now.size());
        int head = 0;
        while (head < shorter && Objects.equals(before.get(head), now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && Objects.equals(
                        before.get(before.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
            tail++;
        }
        picked = now;
        int to = now.size() - tail;
        List<E> removed = before.subList(head, before.size() - tail);
        if (to == head && removed.isEmpty()) {
            return () -> {};
        }
        var change = new Replacement<>(this, head, to, removed);
        return () -> fireChange(change);
    }

    @Override
    public E get(int index) {
        return picked.get(index);
    }

    @Override
    public int size() {
        return picked.size();
    }

    @Override
    public Object[] toArray() {
        return picked.toArray();
    }

    /** Some neighbours in place of others: all that changed, in one piece. */
    static final class Replacement<E> extends ListChangeListener.Change<E> {
        private final int from;
        private final int to;
        private final List<E> removed;
        private boolean read;

        Replacement(ObservableList<E> list, int from, int to, List<E> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first;
        }

        @Override
        public void reset() {
            read = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<E> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
