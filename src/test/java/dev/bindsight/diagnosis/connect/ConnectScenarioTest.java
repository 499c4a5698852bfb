package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.FoundDiagnosis;
import dev.bindsight.diagnosis.SaidDiagnosis;
import dev.bindsight.diagnosis.Scenario;
import dev.bindsight.diagnosis.ScenarioMachine;
import dev.bindsight.model.fact.Diagnosis;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Connects on machines that no test can make: each a file, with what is to be said about it. */
class ConnectScenarioTest {
    static Stream<Path> files() {
        return Scenario.files("connect");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isExplained(Path file) {
        Scenario scenario = Scenario.read(file);
        var platform = ScenarioMachine.of(scenario);
        try (var bench = ConnectBench.scripted(platform)) {
            var connect = Objects.requireNonNull(scenario.connect());

            Diagnosis diagnosis = bench.why(connect.request());

            FoundDiagnosis.of(diagnosis).isAs(scenario.expect());
            SaidDiagnosis.of(diagnosis).isSaid(file);
            assertThat(platform.sockets().stillOpen()).as("descriptors left open").isZero();
        }
    }
}
