package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.connections.ConnectionRow.Link;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How connections are sorted; heads and notes follow the connections they are of. */
final class ConnectionOrder {
    /** By the process on this side, what has none last, and by the other end. */
    static final Comparator<ConnectionRow> PROCESS = by(ConnectionOrder::byProcess);

    /** By the other end. */
    static final Comparator<ConnectionRow> PEER = by(Comparator.comparing(Flow::remote));

    /** What decides where all else is equal. */
    static final Comparator<ConnectionRow> SETTLED =
            by(
                    ((Comparator<Flow>) ConnectionOrder::byProcess)
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

    /** Names first, of one name the pid; what has no process is behind every name. */
    private static int byProcess(Flow left, Flow right) {
        ProcessDetails one = left.owner();
        ProcessDetails other = right.owner();
        if (one == other) {
            return one == null ? kind(left).compareTo(kind(right)) : 0;
        }
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        int names = one.name().compareTo(other.name());
        return names == 0 ? Long.compare(one.pid().number(), other.pid().number()) : names;
    }

    private static String kind(Flow flow) {
        return flow.socket().ownership().getClass().getSimpleName();
    }
}
