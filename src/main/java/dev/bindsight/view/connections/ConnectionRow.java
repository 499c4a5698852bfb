package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.Texts;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Marked;

import org.jspecify.annotations.Nullable;

/** What a row of the table shows. */
public sealed interface ConnectionRow extends Marked<ConnectionRow> {
    /**
     * A connection.
     *
     * @param flow which
     * @param grouped what it stands together with others by
     */
    record Link(Flow flow, Grouped grouped, Mark mark) implements ConnectionRow {
        /** Whether it is closed by now; what was read of it last stays shown for a moment. */
        boolean isClosed() {
            return mark == Mark.GONE;
        }

        /** What it is in now. */
        String state() {
            return isClosed() ? Texts.get("connections.closed") : flow.socket().stateLabel();
        }

        @Override
        public ConnectionRow marked(Mark other) {
            return new Link(flow, grouped, other);
        }
    }

    /**
     * The head of a group.
     *
     * @param key what stands together
     * @param owner the process on this side of the first of them, absent where none is known
     * @param totals what its connections come to
     * @param open whether they are listed below it
     */
    record Head(GroupKey key, @Nullable ProcessDetails owner, Totals totals, boolean open)
            implements ConnectionRow {
        @Override
        public Mark mark() {
            return Mark.NONE;
        }

        @Override
        public ConnectionRow marked(Mark other) {
            return this;
        }
    }

    /**
     * A finding.
     *
     * @param of the group it is of, absent where it is about one connection
     * @param ailing what it is
     * @param first a connection that has it
     * @param open whether the connections it counts are listed, absent where it counts none
     */
    record Note(@Nullable GroupKey of, Ailing ailing, Flow first, @Nullable Boolean open)
            implements ConnectionRow {
        @Override
        public Mark mark() {
            return Mark.NONE;
        }

        @Override
        public ConnectionRow marked(Mark other) {
            return this;
        }
    }
}
