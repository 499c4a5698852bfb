package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.SELF;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.connection;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.place;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ProcessOrigin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What bears it out that a socket stands in the way of a bind. */
class HeldPortEvidenceTest {
    private static final ProcessDetails SERVER = Program.of(10, "server.js").get();
    private static final SocketEntry LISTENER = socket("127.0.0.1:80", "LISTEN");
    private static final SocketEntry EVERYWHERE = socket("0.0.0.0:80", "LISTEN");
    private static final SocketEntry BOUND = socket("127.0.0.1:80", "BOUND");
    private static final SocketEntry OPEN = connection("ESTABLISHED");

    @Test
    void placeAndTimeOfAServerAreToldAndNotThoseOfAConnectionOrOfBindsight() {
        ProcessDetails self = Program.of(SELF.number(), "bindsight").get();

        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER).of(SERVER)))
                .contains(
                        new BindFact.InTheWay(
                                holder(LISTENER),
                                NOW,
                                new ProcessOrigin(
                                        SERVER,
                                        ObservedBind.VIEWER.home(),
                                        ObservedBind.VIEWER.zone())));
        assertThat(facts(at("127.0.0.1:80").seeing(OPEN).of(SERVER)))
                .contains(new BindFact.InTheWay(holder(OPEN), NOW, null));
        SocketEntry held = LISTENER.ownedBy(Program.owned(self));
        assertThat(facts(at("127.0.0.1:80").seeing(held).of(self)))
                .contains(
                        new BindFact.InTheWay(
                                new Holder(held, List.of(self), true, "ann"), NOW, null));
    }

    @Test
    void ofManySocketsAFewAreShownAndTheRestCounted() {
        List<SocketEntry> four = connections(4);
        List<SocketEntry> six = connections(6);

        assertThat(facts(at("127.0.0.1:80").seeing(four)))
                .filteredOn(BindFact.InTheWay.class::isInstance)
                .hasSize(4);
        assertThat(facts(at("127.0.0.1:80").seeing(four)))
                .noneMatch(BindFact.MoreInTheWay.class::isInstance);
        assertThat(facts(at("127.0.0.1:80").seeing(six)))
                .contains(new BindFact.MoreInTheWay(2))
                .filteredOn(BindFact.InTheWay.class::isInstance)
                .hasSize(4);
    }

    @Test
    void theConnectionsThatAListenerServesAreCountedOnly() {
        SocketEntry other = OPEN.ownedBy(Program.owned(Program.of(11, "other").get()));

        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, OPEN)))
                .contains(new BindFact.Served(1))
                .filteredOn(BindFact.InTheWay.class::isInstance)
                .hasSize(1);
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, other)))
                .noneMatch(BindFact.Served.class::isInstance)
                .filteredOn(BindFact.InTheWay.class::isInstance)
                .hasSize(2);
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER)))
                .noneMatch(BindFact.Served.class::isInstance);
    }

    @Test
    void whichOfBothIsDualStackIsTold() {
        SocketEntry dual = socket("[::]:80", "LISTEN");

        assertThat(facts(at("127.0.0.1:80").seeing(dual)))
                .contains(new BindFact.HolderTakesIpv4(BindPlace.of(dual)));
        assertThat(facts(at("[::1]:80").seeing(dual)))
                .noneMatch(BindFact.HolderTakesIpv4.class::isInstance);
        assertThat(facts(at("[::]:80").seeing(EVERYWHERE)))
                .contains(new BindFact.AskedTakesIpv4(place("[::]:80")));
        assertThat(facts(at("127.0.0.1:80").seeing(EVERYWHERE)))
                .noneMatch(BindFact.AskedTakesIpv4.class::isInstance)
                .noneMatch(BindFact.HolderTakesIpv4.class::isInstance);
    }

    @Test
    void whatStartsWithTheNextConnectionIsTold() {
        var unit = new SystemdUnit("web.socket", false);
        ProcessDetails activate =
                Program.of(10, "systemd-socket-activate")
                        .command("systemd-socket-activate", "-l", "80", "cat", "-")
                        .get();

        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER).unit(LISTENER, unit)))
                .contains(new BindFact.HeldForUnit(unit));
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER).of(activate)))
                .contains(new BindFact.Activates(List.of("cat", "-")));
    }

    @ParameterizedTest
    @EnumSource(HiddenReason.class)
    void whyNobodyIsSeenIsToldOrWhoWouldSee(HiddenReason reason) {
        SocketEntry hidden = LISTENER.ownedBy(new NotVisible(reason));
        Fact rootSees = new BindFact.RootSees(Protocol.TCP, new Port(80));
        List<Fact> facts = facts(at("127.0.0.1:80").seeing(hidden));

        boolean isRootsAlone =
                Set.of(HiddenReason.OTHER_USER, HiddenReason.PROTECTED, HiddenReason.HIDEPID)
                        .contains(reason);
        assertThat(facts.contains(rootSees)).isEqualTo(isRootsAlone);
        assertThat(facts.contains(new BindFact.Unseen(reason))).isEqualTo(!isRootsAlone);
    }

    @Test
    void whoMayHaveItAndWhereItWasMadeIsTold() {
        ProcessDetails other = Program.of(11, "agent").get();
        var born =
                new Birthplace("/system.slice", new SystemdUnit("web.service", false), null, false);
        var untold = new Birthplace("/user.slice", null, null, false);
        var known =
                new NotVisible(
                        HiddenReason.PROTECTED, List.of(SERVER.ref()), List.of(other.ref()), born);
        var nothing = new NotVisible(HiddenReason.PROTECTED, List.of(), List.of(), untold);

        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER.ownedBy(known)).of(SERVER, other)))
                .contains(
                        new BindFact.MayBeOf(List.of(other)),
                        new BindFact.MayTravelTo(List.of(SERVER)),
                        new BindFact.MadeIn(born));
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER.ownedBy(nothing))))
                .noneMatch(BindFact.MayBeOf.class::isInstance)
                .noneMatch(BindFact.MayTravelTo.class::isInstance)
                .noneMatch(BindFact.MadeIn.class::isInstance);
    }

    @Test
    void severalSocketsOfOnePlaceAndOneProgramAreTold() {
        ProcessDetails twin = Program.of(11, "server.js").get();
        ProcessDetails odd = Program.of(12, "odd").command("odd").get();
        SocketEntry second = socket("127.0.0.1:80", "LISTEN of 1001").ownedBy(Program.owned(twin));
        SocketEntry third = second.ownedBy(Program.owned(odd));
        Fact shared = new BindFact.SharedPlace(Protocol.TCP, 2);

        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, second).of(SERVER, twin)))
                .contains(shared)
                .anyMatch(BindFact.SameProgram.class::isInstance);
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, third).of(SERVER, odd)))
                .contains(shared)
                .noneMatch(BindFact.SameProgram.class::isInstance);
        SocketEntry again = second.ownedBy(LISTENER.ownership());
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, again).of(SERVER)))
                .contains(shared)
                .noneMatch(BindFact.SameProgram.class::isInstance);
        assertThat(facts(at("127.0.0.1:80").seeing(LISTENER, BOUND, EVERYWHERE).of(SERVER)))
                .noneMatch(BindFact.SharedPlace.class::isInstance);
    }

    @Test
    void theSocketsAreToldWhateverTheKernelSaid() {
        assertThat(
                        BindConclusions.of(
                                        at("127.0.0.1:80")
                                                .gave(EADDRNOTAVAIL)
                                                .seeing(LISTENER)
                                                .found())
                                .evidence())
                .anyMatch(each -> each.fact() instanceof BindFact.InTheWay);
    }

    private static List<SocketEntry> connections(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> socket("127.0.0.1:80", "127.0.0.1:" + (5000 + i), "ESTABLISHED"))
                .toList();
    }

    private static List<Fact> facts(ObservedBind bind) {
        return BindConclusions.of(bind.gave(EADDRINUSE).found()).evidence().stream()
                .map(Evidence::fact)
                .toList();
    }

    private static Holder holder(SocketEntry socket) {
        boolean isOpen = socket.uid() != null;
        return new Holder(
                socket, isOpen ? List.of(SERVER) : List.of(), false, isOpen ? "ann" : null);
    }
}
