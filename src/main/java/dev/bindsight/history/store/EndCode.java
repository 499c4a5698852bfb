package dev.bindsight.history.store;

import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.ProcessEnd;

import org.jspecify.annotations.Nullable;

/**
 * The end of a span as two numbers of a row.
 *
 * @param how which end
 * @param fate what became of the process: an exit status, {@value #SIGNAL} and a signal, or {@value
 *     #UNTOLD}; absent where it runs on or nothing is known
 */
record EndCode(int how, @Nullable Integer fate) {
    private static final int CLOSED = 1;
    private static final int PROCESS_ENDED = 2;
    private static final int TAKEN_OVER = 3;
    private static final int STOPPED = 4;
    private static final int BOOT = 5;
    private static final int UNKNOWN = 6;

    private static final int SIGNAL = 1000;
    private static final int UNTOLD = -1;

    static EndCode of(SpanEnd end) {
        int how =
                switch (end) {
                    case SpanEnd.Closed _ -> CLOSED;
                    case SpanEnd.ProcessEnded _ -> PROCESS_ENDED;
                    case SpanEnd.TakenOver _ -> TAKEN_OVER;
                    case SpanEnd.StoppedByBindsight _ -> STOPPED;
                    case SpanEnd.Boot _ -> BOOT;
                    case SpanEnd.Unknown _ -> UNKNOWN;
                };
        ProcessEnd process = end.process();
        return new EndCode(how, process == null ? null : fate(process));
    }

    private static int fate(ProcessEnd process) {
        return switch (process) {
            case ProcessEnd.Exited(int status) -> status;
            case ProcessEnd.Signalled(int signal) -> SIGNAL + signal;
            case ProcessEnd.Untold _ -> UNTOLD;
        };
    }

    /**
     * What it stands for; what a later Bindsight may have written is an end nothing is known of.
     */
    SpanEnd end() {
        ProcessEnd process = process();
        return switch (how) {
            case CLOSED -> new SpanEnd.Closed();
            case PROCESS_ENDED ->
                    new SpanEnd.ProcessEnded(process == null ? ProcessEnd.UNTOLD : process);
            case TAKEN_OVER -> new SpanEnd.TakenOver(process);
            case STOPPED -> new SpanEnd.StoppedByBindsight(process);
            case BOOT -> new SpanEnd.Boot();
            default -> new SpanEnd.Unknown();
        };
    }

    private @Nullable ProcessEnd process() {
        if (fate == null) {
            return null;
        }
        if (fate > SIGNAL && fate <= SIGNAL + 127) {
            return new ProcessEnd.Signalled(fate - SIGNAL);
        }
        return fate >= 0 && fate <= 255 ? new ProcessEnd.Exited(fate) : ProcessEnd.UNTOLD;
    }
}
