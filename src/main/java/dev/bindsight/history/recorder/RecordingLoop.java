package dev.bindsight.history.recorder;

import dev.bindsight.history.recorder.Recorder.Start;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
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
    private final boolean patient;

    /** Hears how it goes, in the thread that records. */
    @FunctionalInterface
    public interface Listener {
        /** The first look is written down. */
        void begun();

        /**
         * A broken record was put aside, and a new one is begun.
         *
         * @param where it is now
         */
        default void setAside(Path where) {}

        /**
         * The record cannot be written, which is tried again until it can.
         *
         * @param why the reason that the system gives
         */
        default void waits(String why) {}
    }

    /**
     * A loop.
     *
     * @param looks what it looks at, and when; closed with it
     * @param starter starts a recorder that looks at that
     * @param patient whether it waits to begin where the record cannot be written, as it waits to
     *     go on
     */
    public RecordingLoop(Looks looks, Supplier<Start> starter, boolean patient) {
        this.looks = looks;
        this.starter = starter;
        this.patient = patient;
    }

    /**
     * Records until {@link #close}. One that has begun goes on as soon as it can where the record
     * cannot be written for a while, as on a full disk; what happened meanwhile is a gap.
     *
     * @return why it could not begin or go on; {@link Start.Started} where it was told to end
     */
    public Start run(Listener listener) {
        @Nullable Start recorded = null;
        String told = "";
        while (true) {
            Start start = starter.get();
            if (start instanceof Start.Refused(String why) && (patient || recorded != null)) {
                if (!why.equals(told)) {
                    told = why;
                    listener.waits(why);
                }
                if (looks.rest()) {
                    continue;
                }
                return recorded == null ? start : recorded;
            }
            if (!(start instanceof Start.Started(Recorder recorder))) {
                return start;
            }
            Path aside = recorder.setAside();
            if (aside != null) {
                listener.setAside(aside);
            }
            try (recorder) {
                int failures = 0;
                while (failures < MOST_FAILURES && looks.await()) {
                    recorder.look();
                    failures = recorder.trouble() == null ? 0 : failures + 1;
                    if (failures == 0) {
                        told = "";
                        if (recorded == null) {
                            listener.begun();
                        }
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
