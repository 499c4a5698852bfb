package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

/** "localhost is ::1", with a hosts file of the test's own and a real server on 127.0.0.1. */
class LocalhostTest {
    @Test
    void theServerOfTheOtherFamilyIsFoundAndProven() {
        String said =
                Sandbox.asNobody()
                        .after(
                                "printf '::1 localhost\\n127.0.0.1 localhost\\n' > /mnt/hosts",
                                "mount --bind /mnt/hosts /etc/hosts")
                        .run(BothFamilies.class);

        assertThat(said.lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "::1 listening-elsewhere retry-other-family"
                                                        + " proven"),
                        line ->
                                assertThat(line)
                                        .startsWith("IPV6_FIRST The system puts IPv6 first"),
                        line -> assertThat(line).isEqualTo("127.0.0.1 connected"));
    }

    @Test
    void aNameOfOneAddressIsToldByWhatListensAtTheOther() {
        String said =
                Sandbox.asNobody()
                        .after(
                                "printf '::1 localhost\\n' > /mnt/hosts",
                                "mount --bind /mnt/hosts /etc/hosts")
                        .run(BothFamilies.class);

        assertThat(said.lines())
                .containsExactly("::1 listening-elsewhere retry-other-family proven");
    }

    /** Connects to localhost, where a Python server listens on 127.0.0.1 only. */
    static final class BothFamilies {
        public static void main(String[] arguments) {
            try (ChildProcess server =
                            ChildProcess.start(
                                    "python3",
                                    "-u",
                                    "-m",
                                    "http.server",
                                    "--bind",
                                    "127.0.0.1",
                                    "8000");
                    var bench = ConnectBench.real()) {
                server.awaitLine("Serving HTTP");
                ConnectReport report = bench.connect("localhost", 8000);
                report.findings().forEach(BothFamilies::print);
            }
        }

        private static void print(Finding finding) {
            String address = finding.attempt().probe().endpoint().address().toString();
            Diagnosis diagnosis = finding.diagnosis();
            if (diagnosis == null) {
                System.out.println(address + " connected");
                return;
            }
            diagnosis
                    .offers()
                    .forEach(offer ->
                            System.out.println(
                                    address
                                            + " "
                                            + diagnosis.cause().id()
                                            + " "
                                            + offer.fix().id()
                                            + (offer.proven() ? " proven" : "")));
            diagnosis.evidence().stream()
                    .filter(fact -> EvidenceText.of(fact).text().contains("IPv6 first"))
                    .forEach(fact ->
                            System.out.println("IPV6_FIRST " + EvidenceText.of(fact).text()));
        }
    }
}
