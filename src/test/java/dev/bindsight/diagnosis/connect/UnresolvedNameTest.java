package dev.bindsight.diagnosis.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Names that lead to no address. */
class UnresolvedNameTest {
    /** A name with an empty label is refused by the resolver itself; no server is asked. */
    @Test
    void aNameThatCannotBeIsToldByItsCode() {
        try (var bench = ConnectBench.real()) {
            ConnectReport report = bench.connect("a..b", 80);
            Diagnosis diagnosis = report.unresolved();

            assertThat(report.findings()).isEmpty();
            assertThat(diagnosis).isNotNull();
            assertThat(diagnosis.cause()).isEqualTo(new Cause.NameNotFound(EaiCode.EAI_NONAME));
            assertThat(diagnosis.happened())
                    .isEqualTo(new Happened.NameUnresolved(EaiCode.EAI_NONAME));
            assertThat(DiagnosisText.happened(diagnosis).text())
                    .startsWith("The name does not exist");
        }
    }

    /** A network of its own has no way to any name server. */
    @Test
    void serversThatDoNotAnswerLeaveItOpenWhetherTheNameExists() {
        assertThat(
                        Sandbox.asNobody()
                                .after(
                                        "printf 'nameserver 127.0.0.1\\noptions timeout:1"
                                                + " attempts:1\\n' > /mnt/resolv.conf",
                                        "mount --bind /mnt/resolv.conf /etc/resolv.conf")
                                .run(LooksUp.class)
                                .strip())
                .isEqualTo(
                        "EAI_AGAIN The name servers did not answer for some.host.example, so"
                                + " whether it exists is not known.");
    }

    /** Looks a name up. */
    static final class LooksUp {
        public static void main(String[] arguments) {
            try (var bench = ConnectBench.real()) {
                Diagnosis diagnosis = bench.why("some.host.example", 80);
                if (diagnosis.cause() instanceof Cause.NameNotFound(EaiCode code)) {
                    System.out.println(code + " " + DiagnosisText.summary(diagnosis).text());
                }
            }
        }
    }

    @Test
    void ourOwnClockIsNotPassedOffAsTheServers() {
        try (var bench =
                ConnectBench.naming(host ->
                        Resolution.failed(
                                host,
                                EaiCode.EAI_AGAIN,
                                null,
                                DecidedBy.TIMEOUT,
                                Duration.ofSeconds(3)))) {
            Diagnosis diagnosis = bench.why("slow.example", 80);

            assertThat(DiagnosisText.happened(diagnosis).text())
                    .contains("Bindsight stopped waiting");
            assertThat(EvidenceText.of(diagnosis.evidence().getFirst()).text())
                    .contains("had not returned");
        }
    }

    @Test
    void aNameOfTheOtherFamilyOnlyIsNotTriedButOffered() {
        try (var bench =
                ConnectBench.naming(host ->
                        Resolution.found(
                                host,
                                List.of(new Resolution.Address(IpAddress.LOOPBACK_IPV4, 0)),
                                Duration.ZERO))) {
            Diagnosis diagnosis =
                    bench.why(
                            new ConnectRequest(
                                    "four.example",
                                    List.of(new Port(80)),
                                    Protocol.TCP,
                                    AddressFamilies.IPV6,
                                    null,
                                    ConnectBench.PATIENCE,
                                    false,
                                    false,
                                    false));

            assertThat(diagnosis.cause()).isEqualTo(new Cause.WrongFamily());
            assertThat(DiagnosisText.summary(diagnosis).text())
                    .isEqualTo("four.example has no IPv6 address, only IPv4.");
            assertThat(diagnosis.offers())
                    .singleElement()
                    .satisfies(offer -> {
                        assertThat(offer.fix()).isInstanceOf(Fix.RetryOtherFamily.class);
                        assertThat(offer.proven()).isFalse();
                    });
        }
    }
}
