package dev.bindsight.json;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.SourceRefusal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a listing could not see.
 *
 * @param ownersHidden how many sockets have an owner that cannot be seen
 * @param reason the most frequent reason for that, as {@link OwnershipJson#reason}
 * @param lacks what the source cannot tell at all, absent where it tells everything
 * @param fallback why a better source did not answer: {@code socket(AF_NETLINK): EPERM}
 */
public record CoverageJson(
        int ownersHidden,
        @Nullable String reason,
        @Nullable List<String> lacks,
        @Nullable String fallback) {
    /** The shape of a coverage. */
    static CoverageJson of(Coverage coverage) {
        Ownership.HiddenReason reason = coverage.hiddenReason();
        SourceRefusal fallback = coverage.fallback();
        return new CoverageJson(
                coverage.ownersHidden(),
                reason == null ? null : Names.camelCase(reason),
                coverage.lacks().isEmpty()
                        ? null
                        : coverage.lacks().stream().map(Names::camelCase).toList(),
                fallback == null ? null : fallback.toString());
    }
}
