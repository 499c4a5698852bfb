package dev.bindsight.fix;

import dev.bindsight.model.Fix;

import org.jspecify.annotations.Nullable;

/**
 * Why Bindsight may not act, and what it would take (kill(2), capabilities(7)).
 *
 * @param owner the user it belongs to, by name
 * @param needed what would be needed, as a sentence without its full stop: {@code only root or
 *     postgres may signal it (CAP_KILL)}
 * @param instead what may be done in its place by someone who is allowed to, absent if nothing is
 *     known
 */
public record MissingPermission(String owner, String needed, Fix.@Nullable Stop instead) {}
