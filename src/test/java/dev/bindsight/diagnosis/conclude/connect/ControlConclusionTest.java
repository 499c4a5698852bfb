package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.GATEWAY;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.WAITED;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.ControlTrials;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.SilenceReason;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What connects that are made for comparison add to what was concluded. */
class ControlConclusionTest {
    private static final Endpoint ASKED = to("198.51.100.9:80").probe().endpoint();
    private static final Reason SILENT = new SilenceReason.NothingCameBack();
    private static final Attempt CONNECTS = to("198.51.100.9:443").attempt();
    private static final Attempt REFUSES = refused("198.51.100.9:22", ECONNREFUSED);
    private static final Attempt WITHOUT_ANSWER = to("198.51.100.9:443").endedByClock().attempt();
    private static final Attempt UNREACHED = refused("198.51.100.9:443", ENETUNREACH);
    private static final Attempt GATEWAY_UP = refused("192.0.2.1:80", ECONNREFUSED);
    private static final Attempt GATEWAY_GONE = refused("192.0.2.1:80", EHOSTUNREACH);
    private static final Attempt GATEWAY_SILENT = to("192.0.2.1:80").endedByClock().attempt();

    @Test
    void anotherPortThatAnswersMeansThatOnlyThisOneIsDropped() {
        Diagnosis joined = join(new Cause.NoReply(), List.of(REFUSES, CONNECTS), List.of());

        assertThat(joined.reason())
                .isEqualTo(new ConnectReason.OnlyThatPortDropped(ASKED.address(), ASKED.port()));
        assertThat(joined.cause()).isEqualTo(new Cause.NoReply());
        assertThat(facts(joined))
                .containsExactly(new ControlFact.PortAnswers(new Port(443), WAITED, true));
        assertThat(facts(join(new Cause.NoReply(), List.of(REFUSES), List.of())))
                .containsExactly(new ControlFact.PortAnswers(new Port(22), WAITED, false));
    }

    @Test
    void aRefusalThatSomebodyOnTheWayMaySendIsNoAnswer() {
        Attempt filtered =
                to("198.51.100.9:22")
                        .icmp(new IcmpError(AddressFamily.IPV4, 3, 3, address("203.0.113.1")))
                        .refusedLater(ECONNREFUSED)
                        .attempt();

        assertThat(facts(join(new Cause.NoReply(), List.of(filtered), List.of())))
                .containsExactly(
                        new ControlFact.NoPortAnswers(
                                List.of(new Port(22)), new Errno(ECONNREFUSED, 1)));
    }

    @Test
    void onlyAPortThatConnectsTellsThatTheRefusedOneAloneIsClosed() {
        assertThat(join(new Cause.NothingListening(), List.of(CONNECTS), List.of()).reason())
                .isEqualTo(new ConnectReason.OnlyThatPort(ASKED.address(), ASKED.port()));
        assertThat(join(new Cause.NothingListening(), List.of(REFUSES), List.of()).reason())
                .isEqualTo(SILENT);
    }

    @Test
    void aGatewayThatIsGoneExplainsTheSilence() {
        Diagnosis joined =
                join(new Cause.NoReply(), List.of(WITHOUT_ANSWER), List.of(GATEWAY_GONE));

        assertThat(joined.cause()).isEqualTo(new Cause.HostUnreachable());
        assertThat(joined.reason()).isEqualTo(new ConnectReason.GatewaySilent(GATEWAY));
        assertThat(facts(joined))
                .containsExactly(
                        new ControlFact.NoPortAnswers(List.of(new Port(443)), null),
                        new ControlFact.GatewaySilent(GATEWAY, new Errno(EHOSTUNREACH, 1)));
    }

    @Test
    void behindAGatewayThatAnswersNothingCameBack() {
        Diagnosis joined = join(new Cause.NoReply(), List.of(UNREACHED), List.of(GATEWAY_UP));

        assertThat(joined.cause()).isEqualTo(new Cause.NoReply());
        assertThat(joined.reason())
                .isEqualTo(new ConnectReason.NothingBeyondGateway(ASKED.address()));
        assertThat(facts(joined))
                .containsExactly(
                        new ControlFact.NoPortAnswers(
                                List.of(new Port(443)), new Errno(ENETUNREACH, 1)),
                        new ControlFact.GatewayAnswers(GATEWAY, WAITED));
    }

    @Test
    void aSilentGatewayOrOneThatAnswersOnceIsNotGone() {
        assertThat(
                        join(new Cause.NoReply(), List.of(WITHOUT_ANSWER), List.of(GATEWAY_SILENT))
                                .reason())
                .isEqualTo(SILENT);
        assertThat(
                        join(
                                        new Cause.NoReply(),
                                        List.of(WITHOUT_ANSWER),
                                        List.of(GATEWAY_GONE, GATEWAY_UP))
                                .reason())
                .isEqualTo(new ConnectReason.NothingBeyondGateway(ASKED.address()));
        assertThat(join(new Cause.NoReply(), List.of(WITHOUT_ANSWER), List.of()).reason())
                .isEqualTo(SILENT);
    }

    @Test
    void whereTheHostAnswersAGatewayThatIsGoneSaysNothing() {
        Diagnosis joined = join(new Cause.NoReply(), List.of(CONNECTS), List.of(GATEWAY_GONE));

        assertThat(joined.cause()).isEqualTo(new Cause.NoReply());
        assertThat(joined.reason())
                .isEqualTo(new ConnectReason.OnlyThatPortDropped(ASKED.address(), ASKED.port()));
    }

    @Test
    void anotherCauseStays() {
        Diagnosis joined =
                join(new Cause.RefusedByFirewall(), List.of(WITHOUT_ANSWER), List.of(GATEWAY_GONE));

        assertThat(joined.cause()).isEqualTo(new Cause.RefusedByFirewall());
        assertThat(joined.reason()).isEqualTo(SILENT);
    }

    @Test
    void thatNoneIsTriedHereIsTold() {
        assertThat(ControlAnswers.notTried(failed(new Cause.NoReply())).evidence())
                .containsExactly(Evidence.of(Evidence.Kind.NOT_TRIED, new ControlFact.NoControl()));
    }

    private static Diagnosis join(ConnectCause cause, List<Attempt> host, List<Attempt> gateway) {
        return new ControlAnswers(ASKED, new ControlTrials(host, gateway)).join(failed(cause));
    }

    private static Diagnosis failed(ConnectCause cause) {
        return new Diagnosis(
                cause, new Happened.NoAnswer(WAITED), SILENT, List.of(), List.of(), null);
    }

    private static Attempt refused(String endpoint, ErrnoName errno) {
        return to(endpoint).refusedLater(errno).attempt();
    }

    private static List<Fact> facts(Diagnosis diagnosis) {
        return diagnosis.evidence().stream().map(Evidence::fact).toList();
    }
}
