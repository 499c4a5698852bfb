package dev.bindsight.inventory;

import java.util.Arrays;

/** A growing list of longs that is emptied and filled again without garbage. */
final class LongList {
    private long[] items = new long[64];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return items[index];
    }

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    void clear() {
        size = 0;
    }
}
