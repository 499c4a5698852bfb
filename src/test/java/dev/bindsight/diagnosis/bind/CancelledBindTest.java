package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A diagnosis that the user ends keeps what was found up to then. */
class CancelledBindTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void theCauseIsToldAndNothingIsTriedAnyMore() {
        cancellation.cancel();

        Diagnosis diagnosis = diagnose(Integer.MAX_VALUE);

        assertThat(diagnosis.cause().id()).isEqualTo("port-held");
        assertThat(diagnosis.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.SOCKET);
        assertThat(diagnosis.offers()).noneMatch(Offer::proven);
    }

    @Test
    void whatWasTriedBeforeItIsKept() {
        // SO_REUSEADDR looks for whom it could disturb; with that look the user has enough
        Diagnosis diagnosis = diagnose(1);

        assertThat(diagnosis.evidence())
                .extracting(each -> EvidenceText.of(each).text())
                .contains("Tried and no help: SO_REUSEADDR");
        assertThat(diagnosis.offers()).noneMatch(Offer::proven);
    }

    private Diagnosis diagnose(int cancelAtGlance) {
        var glances = new AtomicInteger();
        try (var platform = new ScriptedPlatform();
                var inventory = new LiveInventory(platform, InstantSource.system())) {
            var listener = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
            platform.process(4121).command("node", "server.js").open(listener);
            var look = new InventoryLook(inventory);
            var prover =
                    new BindProver(
                            platform.sockets(),
                            platform.machine(),
                            (protocol, port) -> {
                                if (glances.incrementAndGet() == cancelAtGlance) {
                                    cancellation.cancel();
                                }
                                return look.sockets(protocol, port);
                            });
            var binds =
                    new LiveBindDiagnosis(
                            prover,
                            inventory,
                            new MachineSummary(platform.machine(), "workstation"),
                            new ViewerLook("/home/ann", _ -> ZoneOffset.UTC));

            Finding finding = binds.tryBind(BindBench.tcp("127.0.0.1", 3000), cancellation);

            assertThat(platform.sockets().stillOpen()).isZero();
            return Objects.requireNonNull(finding.diagnosis());
        }
    }
}
