package dev.bindsight.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a map differs from an earlier one.
 *
 * @param put what has come or is another now
 * @param removed what is no longer there
 * @param <K> by what values are found
 * @param <V> what is found
 */
public record MapChange<K, V>(Map<K, V> put, Set<K> removed) {
    /** Copies both. */
    public MapChange {
        put = Map.copyOf(put);
        removed = Set.copyOf(removed);
    }

    /** No difference. */
    public static <K, V> MapChange<K, V> none() {
        return new MapChange<>(Map.of(), Set.of());
    }

    /** How one map differs from another. */
    public static <K, V> MapChange<K, V> between(Map<K, V> before, Map<K, V> after) {
        if (before == after) {
            return none();
        }
        var put = new HashMap<K, V>();
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                put.put(key, value);
            }
        });
        var removed = new HashSet<K>();
        for (K key : before.keySet()) {
            if (!after.containsKey(key)) {
                removed.add(key);
            }
        }
        return new MapChange<>(put, removed);
    }

    /** Whether both are equal. */
    public boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    /** This change and a later one as one. */
    public MapChange<K, V> then(MapChange<K, V> later) {
        if (later.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return later;
        }
        var values = new HashMap<>(put);
        values.keySet().removeAll(later.removed);
        values.putAll(later.put);
        var gone = new HashSet<>(removed);
        gone.addAll(later.removed);
        gone.removeAll(later.put.keySet());
        return new MapChange<>(values, gone);
    }

    /** The later map. */
    public Map<K, V> applied(Map<K, V> before) {
        var after = new HashMap<>(before);
        after.keySet().removeAll(removed);
        after.putAll(put);
        return after;
    }
}
