package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.Past;
import dev.bindsight.history.Predecessor;
import dev.bindsight.history.Predecessors;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A refused bind is told with who had the port before, and never waits for the record. */
class RememberingBindsTest {
    private static final HeldSpan REDIS =
            Past.ended(
                    Past.lasting(1, 6379, Past.holder(812, "redis-server"), Past.NOON),
                    Past.NOON.plus(Duration.ofDays(3)),
                    new SpanEnd.Closed());

    @TempDir private Path state;

    @Test
    void itStandsBehindTheSocketThatIsInTheWay() throws IOException {
        var before = new Predecessor(REDIS, Duration.ofSeconds(64), Duration.ofSeconds(4), true);
        Finding told =
                refused((place, now) -> now.isEmpty() ? Optional.empty() : Optional.of(before));
        var evidence = Objects.requireNonNull(told.diagnosis()).evidence();
        assertThat(evidence.getFirst().fact()).isInstanceOf(BindFact.InTheWay.class);
        assertThat(evidence.get(1).fact())
                .isInstanceOfSatisfying(
                        BindFact.HadBefore.class,
                        fact -> {
                            assertThat(fact.name()).isEqualTo("redis-server");
                            assertThat(fact.held()).isEqualTo(Duration.ofDays(3));
                            assertThat(fact.free()).isEqualTo(Duration.ofSeconds(4));
                        });
    }

    @Test
    void whereNothingIsRecordedNothingIsAdded() throws IOException {
        Finding told = refused((place, now) -> Optional.empty());
        assertThat(Objects.requireNonNull(told.diagnosis()).evidence())
                .extracting(Evidence::fact)
                .noneMatch(each -> each instanceof BindFact.HadBefore);
    }

    /** As on a disk that hangs. */
    @Test
    @Timeout(300)
    void aRecordThatDoesNotAnswerKeepsNobodyWaiting() throws IOException {
        var never = new CountDownLatch(1);
        Finding told =
                refused((place, now) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                });
        assertThat(told.diagnosis()).isNotNull();
        never.countDown();
    }

    private Finding refused(Predecessors record) throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var aside = new Aside();
                Engine engine =
                        Engine.on(
                                LinuxPlatform.open(),
                                "box",
                                Map.of("XDG_STATE_HOME", state.toString()))) {
            var binds = new RememberingBinds(engine.binds(), record, aside);
            var place =
                    binds.places(
                                    AddressSpec.parse("127.0.0.1:" + holder.getLocalPort())
                                            .orElseThrow())
                            .getFirst();
            return binds.tryBind(new BindProbe(place, Protocol.TCP, Set.of()), new Cancellation());
        }
    }
}
