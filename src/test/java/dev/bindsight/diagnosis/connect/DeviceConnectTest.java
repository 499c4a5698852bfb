package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;

/** Connects of a machine to itself where the device decides who would be reached. */
class DeviceConnectTest {
    private static final String BOUND_TO_V0 =
            "import socket, time\n"
                    + "s = socket.socket(); s.setsockopt(1, 25, b'v0')\n"
                    + "s.bind(('', 7001)); s.listen()\n"
                    + "open('/mnt/ready', 'w').write('1')\n"
                    + "time.sleep(600)";

    /** What this machine sends to itself comes by lo, so the listener on v0 is out of reach. */
    @Test
    void aListenerBoundToAnotherDeviceIsElsewhereAndNoFirewallIsBlamed() {
        String said =
                Sandbox.asNobody()
                        .withLinkLocal()
                        .after(
                                "python3 -c \"" + BOUND_TO_V0 + "\" &",
                                "until [ -s /mnt/ready ]; do sleep 0.02; done")
                        .run(ToLoopback.class);

        assumeVeth(said);
        assertThat(said)
                .startsWith("listening-elsewhere")
                .contains("listens on 0.0.0.0%v0:7001", "bound to the device v0")
                .doesNotContain("firewall");
    }

    @Test
    void aScopeStandsInTheTextsAndInTheDocument() {
        String said = Sandbox.asNobody().withLinkLocal().run(ToLinkLocal.class);

        assumeVeth(said);
        assertThat(said)
                .contains(
                        "[fe80::77%v0]:7002",
                        "\"interface\":\"v0\"",
                        "\"resolved\":[\"fe80::77%v0\"]",
                        "\"address\":\"fe80::77\"",
                        "\"measured\":\"calls\"");
    }

    private static void assumeVeth(String said) {
        Assumptions.assumeFalse(said.startsWith("no veth"), "no veth devices here");
    }

    /** Connects to what another device has. */
    static final class ToLoopback {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                Diagnosis diagnosis =
                        bench.why(ConnectBench.tcp("127.0.0.1", Duration.ofSeconds(5), 7001));
                var line =
                        new StringBuilder(
                                diagnosis.cause().id()
                                        + " | "
                                        + DiagnosisText.summary(diagnosis).text());
                diagnosis
                        .evidence()
                        .forEach(fact -> line.append(" | ").append(EvidenceText.of(fact).text()));
                System.out.println(line);
            }
        }
    }

    /** Connects to a closed port of an address of this machine. */
    static final class ToLinkLocal {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                var report =
                        bench.connect(ConnectBench.tcp("fe80::77%v0", Duration.ofSeconds(5), 7002));
                System.out.println(
                        DiagnosisText.summary(
                                Objects.requireNonNull(report.findings().getFirst().diagnosis())));
                String document = ConnectBench.document(report);
                System.out.println(document.replaceAll("\\s+", ""));
            }
        }
    }
}
