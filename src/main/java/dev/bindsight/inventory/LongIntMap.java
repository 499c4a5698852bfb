package dev.bindsight.inventory;

import java.util.Arrays;

/**
 * A map from long to int without boxes: open addressing with linear probing, and deletion that
 * shifts back, so that years of churn leave no tombstones. Looking up allocates nothing.
 */
final class LongIntMap {
    /** What {@link #get} gives for a key that is not there; no value is negative. */
    static final int NONE = -1;

    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    // one more than the value, 0 for a free place
    private int[] values = new int[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    int get(long key) {
        int place = find(key);
        return values[place] - 1;
    }

    boolean contains(long key) {
        return get(key) != NONE;
    }

    void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int place = find(key);
        if (values[place] == 0) {
            size++;
        }
        keys[place] = key;
        values[place] = value + 1;
    }

    void remove(long key) {
        int place = find(key);
        if (values[place] == 0) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        int gap = place;
        int next = place;
        while (true) {
            next = next + 1 & mask;
            if (values[next] == 0) {
                values[gap] = 0;
                return;
            }
            // an entry may move back to the gap unless its home lies between the gap and itself
            if ((next - home(keys[next]) & mask) >= (next - gap & mask)) {
                keys[gap] = keys[next];
                values[gap] = values[next];
                gap = next;
            }
        }
    }

    void clear() {
        if (keys.length > SMALLEST) {
            keys = new long[SMALLEST];
            values = new int[SMALLEST];
        } else {
            Arrays.fill(values, 0);
        }
        size = 0;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int place = home(key);
        while (values[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    // cookies and inodes count up; Fibonacci hashing spreads them
    private int home(long key) {
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) & keys.length - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                int place = find(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
