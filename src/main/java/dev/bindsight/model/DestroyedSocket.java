package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * A TCP socket that the kernel has just taken down, of which nothing else is left.
 *
 * @param cookie the number it was known by, as in {@link SocketKey.ByCookie}
 * @param where where it was bound
 * @param uid its user, absent where the kernel does not tell
 */
public record DestroyedSocket(long cookie, BindPlace where, @Nullable Uid uid) {}
