package dev.bindsight.history.recorder;

import dev.bindsight.history.recorder.Recorder.Start;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Has a recorder look once a second until it is told to end. The thread that runs it is the
 * recorder's; the other methods may be called by any.
 */
public final class RecordingLoop implements AutoCloseable {
    /** After so many looks that could not be written down the file is opened anew. */
    private static final int MOST_FAILURES = 20;

    private final Looks looks;
    private final Supplier<Start> starter;

    /**
     * A loop.
     *
     * @param looks what it looks at, and when; closed with it
     * @param starter starts a recorder that looks at that
     */
    public RecordingLoop(Looks looks, Supplier<Start> starter) {
        this.looks = looks;
        this.starter = starter;
    }

    /**
     * Records until {@link #close}. One that has begun goes on as soon as it can where the record
     * cannot be written for a while, as on a full disk; what happened meanwhile is a gap.
     *
     * @param begun run once the first look is written down
     * @return why it could not begin or go on; {@link Start.Started} where it was told to end
     */
    public Start run(Runnable begun) {
        Runnable once = begun;
        @Nullable Start recorded = null;
        while (true) {
            Start start = starter.get();
            if (start instanceof Start.Refused && recorded != null) {
                if (looks.rest()) {
                    continue;
                }
                return recorded;
            }
            if (!(start instanceof Start.Started(Recorder recorder))) {
                return start;
            }
            try (recorder) {
                int failures = 0;
                while (failures < MOST_FAILURES && looks.await()) {
                    recorder.look();
                    failures = recorder.trouble() == null ? 0 : failures + 1;
                    if (failures == 0) {
                        once.run();
                        once = () -> {};
                        recorded = start;
                    }
                }
            }
            if (looks.isClosed()) {
                return start;
            }
        }
    }

    /** Ends it; it may take as long as a look. */
    @Override
    public void close() {
        looks.close();
    }
}
