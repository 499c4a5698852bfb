package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.FoundDiagnosis;
import dev.bindsight.diagnosis.SaidDiagnosis;
import dev.bindsight.diagnosis.Scenario;
import dev.bindsight.diagnosis.ScenarioMachine;
import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/** Binds on machines that no test can make: each a file, with what is to be said about it. */
class BindScenarioTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static Stream<Path> files() {
        return Scenario.files("bind");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isExplained(Path file) {
        Scenario scenario = Scenario.read(file);
        try (var platform = ScenarioMachine.of(scenario);
                var inventory = new LiveInventory(platform, InstantSource.fixed(NOW))) {
            var look = new InventoryLook(inventory);
            var prover = new BindProver(platform.sockets(), platform.machine(), look);
            var machine = new MachineSummary(platform.machine(), "workstation");
            var binds =
                    new LiveBindDiagnosis(
                            prover,
                            inventory,
                            machine,
                            new ViewerLook("/home/ann", _ -> ZoneOffset.UTC));

            Finding finding =
                    binds.tryBind(
                            Objects.requireNonNull(scenario.bind()).probe(), new Cancellation());

            FoundDiagnosis.of(finding.diagnosis()).isAs(scenario.expect());
            SaidDiagnosis.of(finding.diagnosis()).isSaid(file);
            assertThat(platform.sockets().stillOpen()).as("descriptors left open").isZero();
        }
    }
}
