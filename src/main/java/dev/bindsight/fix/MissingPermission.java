package dev.bindsight.fix;

import dev.bindsight.model.Fix;

import org.jspecify.annotations.Nullable;

/**
 * Why Bindsight may not act, and what it would take (kill(2), capabilities(7)).
 *
 * @param owner the user it belongs to, by name; absent if that is not known
 * @param needed what would be needed
 * @param instead what may be done in its place by someone who is allowed to, absent if nothing is
 *     known
 */
public record MissingPermission(
        @Nullable String owner, Requirement needed, Fix.@Nullable Stop instead) {}
