package dev.bindsight.view.history;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.sample.SamplePast;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** More is recorded than is drawn at once. */
class MuchToDrawTest {
    private static final int MANY = 20_000;
    private static final Instant NOW = NOON.plus(Duration.ofDays(1));

    /** As the record does: whatever reaches into the period, the earliest left out. */
    private static final class Busy implements HistoryReader {
        private final List<HeldSpan> all =
                Stream.concat(
                                Stream.of(
                                        lasting(
                                                MANY + 1,
                                                22,
                                                holder(1, "sshd"),
                                                NOON.minusSeconds(9))),
                                IntStream.range(0, MANY).mapToObj(Busy::brief))
                        .toList();

        private static HeldSpan brief(int i) {
            Instant from = NOON.plusSeconds(i * 4L);
            return ended(
                    lasting(i + 1, 3000, holder(i + 2, "crashing"), from),
                    from.plusSeconds(1),
                    new SpanEnd.Closed());
        }

        @Override
        public RecordState state() {
            return new RecordState(
                    RecordState.RecorderKind.COMMAND,
                    NOON.minusSeconds(9),
                    1_000_000,
                    Retention.DEFAULT,
                    Path.of("/history.db"),
                    null);
        }

        @Override
        public HistoryAnswer read(HistoryQuery query) {
            List<HeldSpan> within =
                    all.stream()
                            .filter(span -> span.from().isBefore(query.period().to()))
                            .filter(span ->
                                    span.to() == null || span.to().isAfter(query.period().from()))
                            .toList();
            int cut = Math.max(0, within.size() - query.most());
            return new HistoryAnswer(
                    within.subList(cut, within.size()), List.of(), List.of(), cut > 0);
        }

        @Override
        public HeldAt heldAt(Port port, Instant at) {
            return new HeldAt.Nobody(null, null, null);
        }

        @Override
        public void close() {}
    }

    private static final Background AT_ONCE =
            new Background() {
                @Override
                public void execute(Runnable work) {
                    work.run();
                }

                @Override
                public void executeAfter(Duration delay, Runnable work) {
                    work.run();
                }
            };

    @Test
    void whatIsNotDrawnIsSaidAndWhatLastsIsNotLost() {
        var past = new Past(new Busy(), new SamplePast());
        var model =
                new HistoryModel(
                        past,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        "/home/ann",
                        new Lane(AT_ONCE, Runnable::run));
        model.read();
        HistoryView view = model.viewProperty().get();

        assertThat(view.drawnFrom()).isAfter(view.period().from());
        assertThat(view.answer().spans())
                .as("who had 22 all the time")
                .anyMatch(span -> span.place().port().equals(new Port(22)));
        assertThat(LaneScene.of(view, ZoneOffset.UTC, model.words(), 1000).gaps())
                .singleElement()
                .matches(gap -> gap.from() == 0 && gap.label().startsWith("too much"));
    }
}
