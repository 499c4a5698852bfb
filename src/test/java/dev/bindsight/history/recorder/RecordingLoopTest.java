package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.recorder.Recorder.Start;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Recording that meets a record which cannot be written for a while. */
@Timeout(300)
class RecordingLoopTest extends InSmallWorld {
    private static final Start FULL = new Start.Refused("database or disk is full");

    private final Looks looks = Looks.beside(world, Duration.ofMillis(1));
    private @Nullable Writing writing;
    private int begun;

    @AfterEach
    void closeLooks() {
        looks.close();
    }

    private Start run(List<Supplier<Start>> attempts) {
        return run(false, attempts);
    }

    private Start run(boolean patient, List<Supplier<Start>> attempts) {
        Deque<Supplier<Start>> left = new ArrayDeque<>(attempts);
        try (var loop = new RecordingLoop(looks, () -> left.remove().get(), patient)) {
            Start end = loop.run(() -> begun++);
            assertThat(left).isEmpty();
            return end;
        }
    }

    /** A recorder to which something happens after two looks. */
    private Start recorder(Consumer<Recorder> then) {
        var made = new Recorder[1];
        int[] asked = {0};
        var wiring =
                new Recorder.Wiring(
                        file(),
                        RecorderKind.COMMAND,
                        looks,
                        world,
                        () -> {
                            if (++asked[0] == 4) {
                                then.accept(made[0]);
                            }
                            return world.now();
                        },
                        Object::toString,
                        () -> false,
                        () -> Retention.DEFAULT,
                        writing());
        Start start = Recorder.start(wiring);
        made[0] = ((Start.Started) start).recorder();
        return start;
    }

    private Writing writing() {
        Writing known = writing;
        if (known == null) {
            known = new Writing(file());
            writing = known;
        }
        return known;
    }

    private Start failing() {
        return recorder(Recorder::abandon);
    }

    /** It ended for good after 20 looks that met a full disk, and nobody started it again. */
    @Test
    void oneThatHasRecordedGoesOnOnceTheRecordCanBeWrittenAgain() {
        assertThat(
                        run(
                                List.of(
                                        this::failing,
                                        () -> FULL,
                                        () -> FULL,
                                        () -> recorder(_ -> looks.close()))))
                .isInstanceOf(Start.Started.class);
        assertThat(begun).isOne();
    }

    @Test
    void oneThatIsEndedWhileItWaitsHasEndedInOrder() {
        Supplier<Start> refusedAndEnded =
                () -> {
                    looks.close();
                    return FULL;
                };
        assertThat(run(List.of(this::failing, refusedAndEnded))).isInstanceOf(Start.Started.class);
    }

    @Test
    void oneThatIsPatientBeginsOnceTheRecordCanBeWritten() {
        assertThat(run(true, List.of(() -> FULL, () -> FULL, () -> recorder(_ -> looks.close()))))
                .isInstanceOf(Start.Started.class);
        assertThat(begun).isOne();
    }

    @Test
    void oneThatCannotBeginSaysSoAtOnce() {
        assertThat(run(List.of(() -> FULL))).isEqualTo(FULL);
        assertThat(begun).isZero();
    }
}
