package dev.bindsight.inventory;

import java.util.Arrays;

/** A growing list of ints that is emptied and filled again without garbage. */
final class IntList {
    private int[] items = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    int removeLast() {
        return items[--size];
    }

    void clear() {
        size = 0;
    }

    void sort() {
        Arrays.sort(items, 0, size);
    }

    /** Whether each item is greater than the one before. */
    boolean ascends() {
        for (int i = 1; i < size; i++) {
            if (items[i - 1] >= items[i]) {
                return false;
            }
        }
        return true;
    }
}
