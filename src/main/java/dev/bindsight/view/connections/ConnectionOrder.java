package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.connections.ConnectionRow.Link;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How connections are sorted; heads and notes follow the connections they are of. */
final class ConnectionOrder {
    /** By the process on this side, what has none last, and by the other end. */
    static final Comparator<ConnectionRow> PROCESS =
            by(Comparator.comparing(ConnectionOrder::process));

    /** By the other end. */
    static final Comparator<ConnectionRow> PEER = by(Comparator.comparing(Flow::remote));

    /** What decides where all else is equal. */
    static final Comparator<ConnectionRow> SETTLED =
            by(
                    Comparator.comparing(ConnectionOrder::process)
                            .thenComparing(Flow::remote)
                            .thenComparing(flow -> flow.socket().local()));

    private ConnectionOrder() {}

    /** By a number; what has none comes last upwards. */
    static Comparator<ConnectionRow> number(ToDoubleFunction<Flow> number) {
        return by(
                Comparator.comparingDouble(flow -> {
                    double value = number.applyAsDouble(flow);
                    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
                }));
    }

    /** By anything that has an order. */
    static <C extends Comparable<C>> Comparator<ConnectionRow> value(Function<Flow, C> value) {
        return by(Comparator.comparing(value));
    }

    private static Comparator<ConnectionRow> by(Comparator<Flow> order) {
        return (left, right) ->
                left instanceof Link one && right instanceof Link other
                        ? order.compare(one.flow(), other.flow())
                        : Boolean.compare(left instanceof Link, right instanceof Link);
    }

    private static String process(Flow flow) {
        ProcessDetails owner = flow.owner();
        if (owner == null) {
            // behind every name
            return "\uFFFF" + flow.socket().ownership().getClass().getSimpleName();
        }
        return owner.name() + '\0' + owner.pid().number();
    }
}
