package dev.bindsight.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is recorded holds together. */
class PastValuesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final PastPlace PLACE =
            new PastPlace(
                    Protocol.TCP,
                    BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(3000))));

    @Test
    void aSpanEndsAfterItBeganAndSaysHow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> span(NOON.minusSeconds(1), new SpanEnd.Closed()));
        assertThatIllegalArgumentException().isThrownBy(() -> span(null, new SpanEnd.Closed()));
        assertThatIllegalArgumentException().isThrownBy(() -> span(NOON, null));
    }

    @Test
    void aSpanNoLongerCoversTheInstantItEndedIn() {
        HeldSpan minute = span(NOON.plusSeconds(60), new SpanEnd.Closed());
        assertThat(minute.covers(NOON)).isTrue();
        assertThat(minute.covers(NOON.minusMillis(1))).isFalse();
        assertThat(minute.covers(NOON.plusSeconds(60))).isFalse();
        assertThat(span(null, null).covers(NOON.plusSeconds(60))).isTrue();
        assertThat(span(null, null).length(NOON.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aWaitStatusIsAnExitOrASignal() {
        assertThat(ProcessEnd.ofWaitStatus(0)).isEqualTo(new ProcessEnd.Exited(0));
        assertThat(ProcessEnd.ofWaitStatus(3 << 8)).isEqualTo(new ProcessEnd.Exited(3));
        assertThat(ProcessEnd.ofWaitStatus(9)).isEqualTo(new ProcessEnd.Signalled(9));
        ProcessEnd dumped = ProcessEnd.ofWaitStatus(11 | 0x80);
        assertThat(dumped.signal()).isEqualTo(11);
        assertThat(dumped.exitStatus()).isNull();
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void aKindIsReadAsOneWord(EventKind kind) {
        assertThat(kind.label()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void aHolderIsDescribedAsAProcessThatEnded() {
        var holder =
                new PastHolder(
                        new ProcessRef(new Pid(4121), 99),
                        NOON,
                        "server.js",
                        "node",
                        List.of("node", "server.js"),
                        "/usr/bin/node",
                        "/home/ann/shop",
                        new Uid(1000),
                        "ann",
                        null,
                        null);
        assertThat(holder.details().name()).isEqualTo("server.js");
        assertThat(holder.details().facts().comm()).isEqualTo("node");
        assertThat(holder.details().ref()).isEqualTo(holder.ref());
    }

    private static HeldSpan span(@Nullable Instant to, @Nullable SpanEnd end) {
        return new HeldSpan(1, PLACE, null, 0, "ann", NOON, true, to, end);
    }
}
