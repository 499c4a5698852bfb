package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Function;

/**
 * Orders as {@link Comparator} makes them, for what every start goes through. Those can be
 * serialized, and no cache of classes keeps what they are made of: each kind would be a millisecond
 * of every start.
 */
public final class Order {
    private Order() {}

    /** That of what something is sorted by. */
    public static <T, U extends Comparable<? super U>> Comparator<T> by(Function<T, U> key) {
        return (one, other) -> key.apply(one).compareTo(key.apply(other));
    }

    /** That of what something is sorted by, in an order of its own. */
    public static <T, U> Comparator<T> by(Function<T, U> key, Comparator<? super U> order) {
        return (one, other) -> order.compare(key.apply(one), key.apply(other));
    }

    /** That of what may be absent. */
    public static <T, U> Comparator<T> byNullable(
            Function<T, @Nullable U> key, Comparator<@Nullable U> order) {
        return (one, other) -> order.compare(key.apply(one), key.apply(other));
    }

    /** The first of several that tells two apart. */
    @SafeVarargs
    public static <T> Comparator<T> inTurn(Comparator<T>... orders) {
        return (one, other) -> {
            int order = 0;
            for (int i = 0; i < orders.length && order == 0; i++) {
                order = orders[i].compare(one, other);
            }
            return order;
        };
    }
}
