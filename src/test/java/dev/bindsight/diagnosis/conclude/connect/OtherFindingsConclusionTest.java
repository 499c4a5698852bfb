package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.WAITED;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.SilenceReason;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the other addresses and ports of one request add to a connect that failed. */
class OtherFindingsConclusionTest {
    private static final String V4 = "198.51.100.9:80";
    private static final String V4_TOO = "198.51.100.10:80";
    private static final String V6 = "[2001:db8::9]:80";
    private static final Finding REFUSED = failed(to(V4).refusedLater(ECONNREFUSED));
    private static final Finding SILENT = failed(to(V4).endedByClock());

    @Test
    void anotherAddressThatConnectsIsOfferedFirst() {
        Finding good = good(V4_TOO);
        ConnectProbe probe = (ConnectProbe) good.attempt().probe();

        Diagnosis joined = joined(REFUSED, good);

        assertThat(joined.offers())
                .containsExactly(
                        Offer.proven(
                                new Fix.UseOtherAddress(probe),
                                Benefit.asTheFixSays(),
                                good.attempt().trace()));
        assertThat(facts(joined))
                .containsExactly(new ControlFact.AddressConnects(probe.endpoint(), WAITED));
    }

    @Test
    void theOtherFamilyIsPreferredAndSaidToHaveComeLater() {
        Finding same = good(V4_TOO);
        Finding other = good(V6);

        Diagnosis joined = joined(REFUSED, same, other);

        assertThat(joined.offers())
                .extracting(each -> each.fix().id())
                .containsExactly("retry-other-family");
        assertThat(facts(joined))
                .containsExactly(
                        new ControlFact.AddressConnects(other.attempt().probe().endpoint(), WAITED),
                        new ControlFact.TriedFirst(AddressFamily.IPV4));
        assertThat(facts(new Siblings(List.of(other, REFUSED)).joined(REFUSED).diagnosis()))
                .hasSize(1);
    }

    @Test
    void whatIsOfferedAlreadyIsNotOfferedTwice() {
        Finding good = good(V4_TOO);
        var known =
                Offer.open(
                        new Fix.UseOtherAddress(good.attempt().probe()),
                        Benefit.asTheFixSays(),
                        null);
        Finding offered = failed(to(V4).refusedLater(ECONNREFUSED), known);
        Finding otherOffer =
                failed(
                        to(V4).refusedLater(ECONNREFUSED),
                        Offer.open(
                                new Fix.UseOtherAddress(to("198.51.100.11:80").probe()),
                                Benefit.asTheFixSays(),
                                null));

        assertThat(joined(offered, good).offers()).containsExactly(known);
        assertThat(joined(otherOffer, good).offers()).hasSize(2);
    }

    @Test
    void whatFailedOrHasAnotherPortIsNothingToUse() {
        assertThat(joined(REFUSED, good("198.51.100.10:81")).offers()).isEmpty();
        assertThat(joined(REFUSED, failed(to(V4_TOO).refusedLater(ECONNREFUSED))).offers())
                .isEmpty();
        Finding doubtful = failed(to(V4_TOO));
        assertThat(joined(REFUSED, doubtful).offers()).isEmpty();
        Finding unanswered = new Finding(to(V4_TOO).udp().attempt(), null);
        assertThat(joined(REFUSED, unanswered).offers()).isEmpty();
    }

    @Test
    void whatWorkedOrIsNotExplainedStaysAsItIs() {
        Finding good = good(V4);
        Finding doubtful = failed(to(V4));
        var siblings = new Siblings(List.of(good, doubtful, good(V4_TOO)));

        assertThat(siblings.joined(good)).isSameAs(good);
        assertThat(siblings.joined(doubtful)).isSameAs(doubtful);
    }

    @Test
    void ofASilentPortItIsToldThatTheHostIsUp() {
        Finding connects = good("198.51.100.9:443");
        Finding refuses = failed(to("198.51.100.9:22").refusedLater(ECONNREFUSED));
        Finding filtered =
                failed(
                        to("198.51.100.9:22")
                                .icmp(
                                        new IcmpError(
                                                AddressFamily.IPV4, 3, 3, address("203.0.113.1")))
                                .refusedLater(ECONNREFUSED));

        assertThat(facts(joined(SILENT, connects)))
                .containsExactly(new ControlFact.HostIsUp(new Port(443), true));
        assertThat(facts(joined(SILENT, refuses)))
                .containsExactly(new ControlFact.HostIsUp(new Port(22), false));
        assertThat(facts(joined(SILENT, filtered))).isEmpty();
        assertThat(facts(joined(SILENT, good("198.51.100.10:443")))).isEmpty();
        assertThat(facts(joined(REFUSED, connects))).isEmpty();
    }

    @Test
    void whichAttemptsTellAnything() {
        assertThat(Siblings.answered(REFUSED.attempt())).isTrue();
        assertThat(Siblings.answered(SILENT.attempt())).isFalse();
        assertThat(Siblings.isSilent(SILENT.attempt())).isTrue();
        assertThat(Siblings.isSilent(REFUSED.attempt())).isFalse();
    }

    @Test
    void ofADatagramWithoutAnswerNothingIsConcluded() {
        BindPlace there = BindPlace.of(to(V4).probe().endpoint());
        Explanation remote = to(V4).udp().explained();
        assertThat(remote.cause()).isEqualTo(new Cause.Undetermined());
        assertThat(remote.reason()).isEqualTo(new SilenceReason.DatagramUnanswered(there, false));
        assertThat(remote.evidence())
                .extracting(Evidence::fact)
                .containsExactly(new AnswerFact.NothingRead(Duration.ZERO));

        BindPlace here = BindPlace.of(to("127.0.0.1:80").probe().endpoint());
        assertThat(to("127.0.0.1:80").udp().seeing(socket("127.0.0.1:80", "UDP")).explained())
                .satisfies(local -> {
                    assertThat(local.reason())
                            .isEqualTo(new SilenceReason.DatagramUnanswered(here, true));
                    assertThat(local.evidence()).hasSize(2);
                });
        assertThat(to("127.0.0.1:80").udp().seeing().explained().reason())
                .isEqualTo(new SilenceReason.DatagramUnanswered(here, false));
    }

    private static Diagnosis joined(Finding finding, Finding... others) {
        var all = new ArrayList<Finding>();
        all.add(finding);
        all.addAll(List.of(others));
        return Objects.requireNonNull(new Siblings(all).joined(finding).diagnosis());
    }

    private static Finding good(String endpoint) {
        return new Finding(to(endpoint).attempt(), null);
    }

    private static Finding failed(GivenConnect connect, Offer... offers) {
        Attempt attempt = connect.attempt();
        var diagnosis =
                new Diagnosis(
                        new Cause.NoReply(),
                        new Happened.NoAnswer(WAITED),
                        new SilenceReason.NothingCameBack(),
                        List.of(),
                        List.of(offers),
                        null);
        return new Finding(attempt, diagnosis);
    }

    private static List<Fact> facts(@Nullable Diagnosis diagnosis) {
        return Objects.requireNonNull(diagnosis).evidence().stream().map(Evidence::fact).toList();
    }
}
