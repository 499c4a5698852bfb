package dev.bindsight.json;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.NumberSpace;

import java.util.Collection;
import java.util.List;

/**
 * What {@code errno} answers without an argument.
 *
 * @param errnos every entry of the reference
 */
public record ErrnosJson(List<ErrnoJson> errnos) {
    /** The shape of entries, in their order. */
    public static ErrnosJson of(Collection<ErrnoEntry> entries, NumberSpace here) {
        return new ErrnosJson(entries.stream().map(each -> ErrnoJson.of(each, here)).toList());
    }
}
