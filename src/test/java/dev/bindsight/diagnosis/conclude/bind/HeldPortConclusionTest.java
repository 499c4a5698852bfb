package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.RANGE;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.connection;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.place;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.BindCause;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is concluded where a socket stands in the way, from what was observed alone. */
class HeldPortConclusionTest {
    private static final Set<Trial> ELSEWHERE =
            EnumSet.of(Trial.REUSE, Trial.NEXT_PORT, Trial.ANY_PORT, Trial.OTHER_FAMILY);
    private static final ProcessDetails SERVER = Program.of(10, "server.js").get();
    private static final SocketEntry LISTENER = socket("127.0.0.1:80", "LISTEN");
    private static final SocketEntry EVERYWHERE = socket("0.0.0.0:80", "LISTEN");
    private static final SocketEntry BOUND = socket("127.0.0.1:80", "BOUND");
    private static final SocketEntry TIME_WAIT = connection("TIME_WAIT 30");
    private static final SocketEntry ORPHAN = connection("ORPHAN 30");
    private static final SocketEntry KERNEL = socket("127.0.0.1:80", "KERNEL");
    private static final SocketEntry OPEN = connection("ESTABLISHED");
    private static final SocketEntry ITSELF =
            socket("127.0.0.1:40000", "127.0.0.1:40000", "ESTABLISHED");

    static Stream<Arguments> causes() {
        return Stream.of(
                arguments(
                        LISTENER,
                        new Cause.PortHeld(LISTENER),
                        new BindReason.PortTaken(holder(LISTENER))),
                arguments(
                        EVERYWHERE,
                        new Cause.WildcardConflict(EVERYWHERE),
                        new BindReason.PlaceOverlaps(holder(EVERYWHERE), place("127.0.0.1:80"))),
                arguments(
                        BOUND,
                        new Cause.HeldByBoundSocket(BOUND),
                        new BindReason.PortBound(holder(BOUND))),
                arguments(
                        OPEN,
                        new Cause.HeldByConnection(OPEN, false),
                        new BindReason.PortConnected(holder(OPEN), false)),
                arguments(
                        TIME_WAIT,
                        new Cause.HeldByTimeWait(TIME_WAIT, NOW.plusSeconds(30)),
                        new BindReason.InTimeWait(NOW.plusSeconds(30), NOW)),
                arguments(
                        ORPHAN,
                        new Cause.HeldByOrphan(ORPHAN, NOW.plusSeconds(30)),
                        new BindReason.Orphaned(ORPHAN, NOW.plusSeconds(30), NOW)),
                arguments(KERNEL, new Cause.HeldByKernel(KERNEL), new BindReason.OfKernel(KERNEL)));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void theSocketThatDecidesIsTheCause(SocketEntry socket, BindCause cause, BindReason reason) {
        var found = at("127.0.0.1:80").gave(EADDRINUSE).seeing(socket).of(SERVER).found();

        BindExplanation concluded = BindConclusions.of(found);

        assertThat(concluded.cause()).isEqualTo(cause);
        assertThat(concluded.reason()).isEqualTo(reason);
        assertThat(concluded.evidence().getFirst().socket()).isEqualTo(socket);
    }

    @Test
    void onlyBesideAWildcardAnAddressOfThisMachineIsWorthATry() {
        assertThat(trials(LISTENER)).isEqualTo(ELSEWHERE);
        assertThat(trials(OPEN)).isEqualTo(ELSEWHERE);
        Set<Trial> beside = EnumSet.of(Trial.OWN_ADDRESS);
        beside.addAll(ELSEWHERE);
        assertThat(trials(EVERYWHERE)).isEqualTo(beside);
    }

    @Test
    void theOptionsAreNotTriedWhereBindsightItselfStopped() {
        var found = at("127.0.0.1:80").leftOut(Syscall.LISTEN, LISTENER).seeing(LISTENER).found();

        assertThat(BindConclusions.trials(found))
                .doesNotContain(Trial.REUSE)
                .contains(Trial.NEXT_PORT);
    }

    @Test
    void aConnectionThatWasMadeFromHereIsToldToBe() {
        var found = at("127.0.0.1:80").gave(EADDRINUSE).seeing(OPEN).of(SERVER).outgoing().found();

        assertThat(BindConclusions.of(found).cause())
                .isEqualTo(new Cause.HeldByConnection(OPEN, true));
        assertThat(BindConclusions.of(found).reason())
                .isEqualTo(new BindReason.PortConnected(holder(OPEN), true));
    }

    static Stream<Arguments> clients() {
        SocketEntry client = socket("127.0.0.1:40000", "127.0.0.1:80", "ESTABLISHED");
        SocketEntry low = socket("127.0.0.1:32767", "127.0.0.1:80", "ESTABLISHED");
        return Stream.of(
                arguments(at("127.0.0.1:40000").seeing(client).outgoing().picksFrom(RANGE), true),
                arguments(at("127.0.0.1:40000").seeing(ITSELF).picksFrom(RANGE), true),
                arguments(at("127.0.0.1:40000").seeing(client).picksFrom(RANGE), false),
                arguments(at("127.0.0.1:40000").seeing(client).outgoing(), false),
                arguments(at("127.0.0.1:32767").seeing(low).outgoing().picksFrom(RANGE), false));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void howAClientCameByThePortIsTold(ObservedBind bind, boolean isTold) {
        List<Evidence> evidence = BindConclusions.of(bind.gave(EADDRINUSE).found()).evidence();

        assertThat(evidence.contains(Evidence.machine(new BindFact.Pickable(RANGE))))
                .isEqualTo(isTold);
    }

    @Test
    void whatBindsightDidNotDisturbIsTheReasonItStopped() {
        assertThat(reason(at("127.0.0.1:80").leftOut(Syscall.LISTEN, LISTENER).seeing(LISTENER)))
                .isEqualTo(new BindReason.WouldShare(unknown(LISTENER), Syscall.LISTEN));
        assertThat(reason(at("127.0.0.1:80").leftOut(Syscall.LISTEN, BOUND).seeing(BOUND)))
                .isEqualTo(new BindReason.WouldStopListen(unknown(BOUND)));
    }

    @Test
    void ofSeveralTheOneThatBindsightStoppedForDecides() {
        var found =
                at("127.0.0.1:80").leftOut(Syscall.LISTEN, BOUND).seeing(LISTENER, BOUND).found();

        assertThat(BindConclusions.of(found).cause()).isEqualTo(new Cause.HeldByBoundSocket(BOUND));
    }

    @Test
    void whatBindsightStoppedForIsNamedThoughItWent() {
        var found = at("127.0.0.1:80").leftOut(Syscall.LISTEN, LISTENER).found();

        assertThat(BindConclusions.of(found).cause()).isEqualTo(new Cause.PortHeld(LISTENER));
    }

    @Test
    void whatHasAPortThatWindowsForbidsIsNamed() {
        var found = at("127.0.0.1:80").gave(EACCES, 10_013).seeing(LISTENER).found();

        assertThat(BindConclusions.of(found).cause()).isEqualTo(new Cause.PortHeld(LISTENER));
        assertThat(BindConclusions.trials(found)).doesNotContain(Trial.REUSE);
    }

    private static Set<Trial> trials(SocketEntry socket) {
        return BindConclusions.trials(at("127.0.0.1:80").gave(EADDRINUSE).seeing(socket).found());
    }

    private static Object reason(ObservedBind bind) {
        return BindConclusions.of(bind.found()).reason();
    }

    private static Holder holder(SocketEntry socket) {
        boolean isOpen = socket.uid() != null;
        return new Holder(
                socket, isOpen ? List.of(SERVER) : List.of(), false, isOpen ? "ann" : null);
    }

    /** Of which no process is known. */
    private static Holder unknown(SocketEntry socket) {
        return new Holder(socket, List.of(), false, "ann");
    }
}
