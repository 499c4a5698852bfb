package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.OfferText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A port that a real process has. */
class HeldPortTest {
    private final Engine engine = Engine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aListenerOnEveryInterfaceRefusesASpecificAddress() {
        try (var child = listener("::")) {
            int port = child.awaitNumber("port (\\d+)");

            Diagnosis diagnosis = diagnose("127.0.0.1:" + port);

            assertThat(diagnosis.cause()).isInstanceOf(Cause.WildcardConflict.class);
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .contains("(pid " + child.pid() + ") already listens on port " + port)
                    .contains("on every interface. That includes 127.0.0.1");
            assertThat(diagnosis.evidence().getFirst().socket()).isNotNull();
            assertThat(diagnosis.offers().getFirst().fix())
                    .isInstanceOfSatisfying(
                            Fix.StopOwner.class,
                            stop ->
                                    assertThat(stop.processes())
                                            .extracting(process -> (long) process.pid().number())
                                            .containsExactly(child.pid()));
        }
    }

    @Test
    void whatIsOfferedAsProvenWorksInAnotherProcess() {
        try (var child = listener("127.0.0.1");
                var oracle = OldSockets.start()) {
            int port = child.awaitNumber("port (\\d+)");

            Diagnosis diagnosis = diagnose("0.0.0.0:" + port);

            assertThat(diagnosis.cause()).isInstanceOf(Cause.WildcardConflict.class);
            List<Offer> proven = diagnosis.offers().stream().filter(Offer::proven).toList();
            assertThat(proven)
                    .extracting(offer -> offer.fix().id())
                    .contains("use-other-port", "use-other-address", "retry-other-family");
            for (Offer offer : proven) {
                assertThat(offer.proof()).isNotEmpty();
                assertThat(oracle.bind((BindProbe) ((Fix.Retry) offer.fix()).probe()))
                        .as(OfferText.label(offer).text())
                        .isEqualTo("ok");
            }
        }
    }

    private static ChildProcess listener(String address) {
        return ChildProcess.python(
                """
                import socket, sys
                family = socket.AF_INET6 if ':' in '%1$s' else socket.AF_INET
                s = socket.socket(family)
                if family == socket.AF_INET6:
                    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
                s.bind(('%1$s', 0))
                s.listen()
                print('port', s.getsockname()[1])
                sys.stdin.read()
                """
                        .formatted(address));
    }

    private Diagnosis diagnose(String place) {
        var probe =
                new BindProbe(BindPlace.of(ScriptedSocket.endpoint(place)), Protocol.TCP, Set.of());
        Finding finding = engine.binds().tryBind(probe, new Cancellation());
        return Objects.requireNonNull(finding.diagnosis());
    }
}
