package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What a document leaves out where there is nothing of it. */
final class Absent {
    private Absent() {}

    static <T> @Nullable List<T> ifEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    static <K, V> @Nullable Map<K, V> ifEmpty(Map<K, V> map) {
        return map.isEmpty() ? null : map;
    }

    static @Nullable String ifEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
