package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.Past;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Predecessor;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.testbed.ScriptedPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who had a port before is said where the record leaves no other answer. */
class PredecessorTest {
    private static final ProcessEnd EXIT_0 = new ProcessEnd.Exited(0);
    private static final PastPlace PLACE = Past.place(6379);

    @TempDir private Path directory;
    private final SmallWorld world = new SmallWorld();
    private @Nullable Recorder recorder;

    @AfterEach
    void close() {
        if (recorder != null) {
            recorder.close();
        }
    }

    @Test
    void whoHadItHowLongAndHowLongItWasFree() {
        start();
        redisFor(Duration.ofDays(3));
        look(4);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        look(60);

        Predecessor before = before();
        assertThat(Objects.requireNonNull(before.span().holder()).name()).isEqualTo("redis-server");
        assertThat(length(before.span())).isEqualTo(Duration.ofDays(3));
        // seen to come by the look after the four seconds
        assertThat(before.free()).isEqualTo(Duration.ofSeconds(5));
        assertThat(before.ago()).isEqualTo(Duration.ofSeconds(65));
        assertThat(before.taken()).isTrue();
    }

    @Test
    void whoOverlapsThePlaceHadIt() {
        start();
        redisFor(Duration.ofMinutes(1));
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        var every = new PastPlace(Protocol.TCP, BindPlace.parse("0.0.0.0:6379").orElseThrow());
        assertThat(before(every)).isPresent();
        var other = new PastPlace(Protocol.UDP, PLACE.where());
        assertThat(before(other)).isEmpty();
    }

    @Test
    void oneThatTookItOverCameRightBehind() {
        start();
        ProcessRef redis = world.process(812, "redis-server");
        world.listen(1, 6379, redis);
        look(1);
        world.end(redis, EXIT_0);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(before().free()).isZero();
    }

    @Test
    void whereNobodyHasItItHasBeenFreeSince() {
        start();
        redisFor(Duration.ofMinutes(1));
        look(1);
        look(1);
        assertThat(before().free()).isEqualTo(Duration.ofSeconds(2));
        assertThat(before().taken()).isFalse();
        // the recorder hangs, and who knows what it did not see
        world.pass(Duration.ofSeconds(10));
        assertThat(before().free()).isNull();
    }

    @Test
    void aGapIsNeverFree() {
        start();
        redisFor(Duration.ofMinutes(1));
        kill();
        world.pass(Duration.ofMinutes(5));
        start();
        look(1);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(before().free()).isNull();
        assertThat(before().ago()).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void whoWasThereAtTheEndOfAGapDidNotComeRightBehindWhoWasThereBefore() {
        start();
        ProcessRef redis = world.process(812, "redis-server");
        world.listen(1, 6379, redis);
        look(1);
        world.end(redis, EXIT_0);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        // no look meanwhile
        look(60);
        assertThat(before().free()).isNull();
    }

    @Test
    void oneThatLivedBetweenTwoLooksHadItToo() {
        start();
        redisFor(Duration.ofMinutes(1));
        world.listen(7, 6379, world.process(850, "brief"));
        world.close(7);
        look(1);
        look(1);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(before().free()).isNull();
    }

    @Test
    void whereSomebodyElseHasItThanIsRecordedNothingIsSaid() {
        start();
        redisFor(Duration.ofMinutes(1));
        ProcessRef web = world.process(900, "node", "server.js");
        world.listen(2, 6379, web);
        look(1);
        world.end(web, EXIT_0);
        world.listen(3, 6379, world.process(901, "python3", "other.py"));
        assertThat(before(PLACE)).as("the recorder has not looked since").isEmpty();
        look(1);
        assertThat(Objects.requireNonNull(before().span().holder()).name()).isEqualTo("server.js");
    }

    @Test
    void whereItIsSharedNobodyWasBefore() {
        start();
        ProcessRef one = world.process(812, "one");
        world.listen(1, 6379, one);
        world.listen(2, 6379, world.process(900, "two"));
        look(1);
        world.end(one, EXIT_0);
        look(1);
        look(1);
        assertThat(before(PLACE)).isEmpty();
    }

    @Test
    void whereTheClockWasSetNothingIsSaid() {
        start();
        redisFor(Duration.ofMinutes(1));
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(before().free()).isNotNull();
        world.setClock(Duration.ofHours(1));
        look(1);
        assertThat(before(PLACE)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeTheOneBeforeTheLastOfThem() {
        start();
        redisFor(Duration.ofMinutes(30));
        world.setClock(Duration.ofHours(-1));
        look(1);
        ProcessRef later = world.process(850, "later");
        world.listen(5, 6379, later);
        look(600);
        world.end(later, EXIT_0);
        look(1);
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(before(PLACE)).isEmpty();
        look(7_200);
        assertThat(before(PLACE)).isEmpty();
    }

    @Test
    void anotherRunOfTheMachineOrNoRecordTellsNothing() {
        assertThat(before(PLACE)).isEmpty();
        start();
        redisFor(Duration.ofMinutes(1));
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        kill();
        assertThat(before()).as("it is still the socket that the record knows").isNotNull();
        world.reboot("second");
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        assertThat(before(PLACE)).isEmpty();
    }

    @Test
    void ofAThousandOnOnePortItIsTheLast() {
        start();
        for (int i = 0; i < 300; i++) {
            ProcessRef each = world.process(10_000 + i, "crash" + i);
            world.listen(100 + i, 6379, each);
            look(1);
            world.end(each, EXIT_0);
            look(1);
        }
        world.listen(2, 6379, world.process(900, "node", "server.js"));
        look(1);
        assertThat(Objects.requireNonNull(before().span().holder()).name()).isEqualTo("crash299");
    }

    private void redisFor(Duration time) {
        ProcessRef redis = world.process(812, "redis-server");
        world.listen(1, 6379, redis);
        look(1);
        look((int) time.toSeconds() - 1);
        world.pass(Duration.ofSeconds(1));
        world.end(redis, EXIT_0);
        running().look();
    }

    private static Duration length(HeldSpan span) {
        return Duration.between(span.from(), Objects.requireNonNull(span.to()));
    }

    private Predecessor before() {
        return before(PLACE).orElseThrow();
    }

    private Optional<Predecessor> before(PastPlace place) {
        Reading seen = world.read(SourceChoice.AUTOMATIC);
        try (RecordReader reader =
                new RecordReader(
                        file(),
                        new MachineSummary(new ScriptedPlatform().machine(), "test"),
                        world::wall,
                        world::boot,
                        () -> Retention.DEFAULT)) {
            return reader.before(place, ((Reading.Read) seen).inventory().entries());
        }
    }

    private HistoryFile file() {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", directory.toString()), directory);
    }

    private void start() {
        var wiring =
                new Recorder.Wiring(
                        file(),
                        RecorderKind.COMMAND,
                        Looks.alone(world),
                        world,
                        world,
                        Object::toString,
                        () -> false,
                        () -> Retention.DEFAULT,
                        new Writing(file()));
        recorder = ((Recorder.Start.Started) Recorder.start(wiring)).recorder();
        running().look();
    }

    private Recorder running() {
        return Objects.requireNonNull(recorder);
    }

    private void kill() {
        running().abandon();
        recorder = null;
    }

    private void look(int seconds) {
        world.pass(Duration.ofSeconds(seconds));
        running().look();
    }
}
