package dev.bindsight.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.FoundDiagnosis;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.SaidDiagnosis;
import dev.bindsight.diagnosis.Scenario;
import dev.bindsight.diagnosis.ScenarioMachine;
import dev.bindsight.diagnosis.bind.LiveBindDiagnosis;
import dev.bindsight.diagnosis.connect.LiveConnectDiagnosis;
import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.NameLookup;
import dev.bindsight.probe.exchange.ExchangeProver;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/** Errors that somebody has, on machines of every sort: each a file, with what is to be said. */
class ReportScenarioTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static Stream<Path> files() {
        return Scenario.files("report");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isExplained(Path file) {
        Scenario scenario = Scenario.read(file);
        try (var platform = ScenarioMachine.of(scenario)) {
            ReportFinding finding = explained(platform, Objects.requireNonNull(scenario.report()));

            FoundDiagnosis.of(finding.diagnosis()).isAs(scenario.expect());
            assertThat(finding.now()).isEqualTo(scenario.expect().now());
            SaidDiagnosis.of(finding.diagnosis()).isSaid(file);
            assertThat(platform.sockets().stillOpen()).as("descriptors left open").isZero();
        }
    }

    private static ReportFinding explained(ScriptedPlatform platform, Scenario.Report report) {
        try (var inventory = new LiveInventory(platform, InstantSource.fixed(NOW));
                var names = new NameLookup(platform.names(), platform.machine())) {
            var machine = new MachineSummary(platform.machine(), "workstation");
            var viewer = new ViewerLook("/home/ann", _ -> ZoneOffset.UTC);
            var prover =
                    new BindProver(
                            platform.sockets(), platform.machine(), new InventoryLook(inventory));
            var connector = new ConnectProver(platform.sockets(), platform.machine());
            var connects =
                    new LiveConnectDiagnosis(
                            connector,
                            new ExchangeProver(connector, platform.sockets()),
                            new ConnectSweep(platform.sockets(), platform.machine()),
                            names,
                            inventory,
                            machine);
            var reports =
                    new LiveReportDiagnosis(
                            ErrnoReference::standard,
                            NumberSpace.LINUX,
                            new LiveBindDiagnosis(prover, inventory, machine, viewer),
                            connects,
                            prover,
                            inventory,
                            machine,
                            viewer);
            return reports.explain(report.found(), report.origin(), new Cancellation());
        }
    }
}
