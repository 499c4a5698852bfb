package dev.bindsight.history.recorder;

import dev.bindsight.history.recorder.Recorder.Start;

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
     * Records until {@link #close}.
     *
     * @param begun run once the first look is written down
     * @return why it could not begin or go on; {@link Start.Started} where it was told to end
     */
    public Start run(Runnable begun) {
        Runnable once = begun;
        while (true) {
            Start start = starter.get();
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
