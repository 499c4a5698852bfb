package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.SELF;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.connection;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.probe;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.trace;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.SocketOption.IP_FREEBIND;
import static dev.bindsight.model.SocketOption.SO_REUSEADDR;
import static dev.bindsight.model.SocketOption.SO_REUSEPORT;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.USER;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What is offered for a refused bind, from what was observed and tried alone. */
class BindOfferConclusionTest {
    private static final String PLACE = "127.0.0.1:80";
    private static final SocketEntry LISTENER = socket(PLACE, "LISTEN");
    private static final SocketEntry OPEN = connection("ESTABLISHED");
    private static final SocketEntry TIME_WAIT = connection("TIME_WAIT 30");
    private static final SocketEntry ORPHAN = connection("ORPHAN 20");
    private static final Outcome WORKED = new Outcome.Worked();
    private static final Outcome REFUSED =
            new Outcome.Refused(Syscall.BIND, new Errno(EADDRINUSE, 98), Outcome.DecidedBy.KERNEL);
    private static final Outcome LEFT_OUT = new Outcome.NotTried(Syscall.LISTEN, List.of(LISTENER));
    private static final Benefit AS_IT_SAYS = Benefit.asTheFixSays();

    @Test
    void theOptionsThatHelpComeFirstAndTheOneForAnyAddressLast() {
        ObservedBind bind =
                at("192.0.2.9:80")
                        .gave(EADDRNOTAVAIL)
                        .with(SO_REUSEPORT, WORKED)
                        .with(SO_REUSEADDR, WORKED)
                        .with(IP_FREEBIND, WORKED)
                        .ownAddress("127.0.0.1:80")
                        .everyAddress("0.0.0.0:80");

        assertThat(offers(bind))
                .containsExactly(
                        proven(
                                new Fix.RetryWithReuseAddress(with("192.0.2.9:80", SO_REUSEADDR)),
                                with("192.0.2.9:80", SO_REUSEADDR)),
                        proven(
                                new Fix.RetryWithReusePort(with("192.0.2.9:80", SO_REUSEPORT)),
                                with("192.0.2.9:80", SO_REUSEPORT)),
                        proven(
                                new Fix.UseOtherAddress(probe("127.0.0.1:80")),
                                probe("127.0.0.1:80")),
                        proven(new Fix.UseOtherAddress(probe("0.0.0.0:80")), probe("0.0.0.0:80")),
                        proven(
                                new Fix.RetryWithFreebind(with("192.0.2.9:80", IP_FREEBIND)),
                                with("192.0.2.9:80", IP_FREEBIND)));
    }

    @Test
    void whatWasTriedIsEvidenceHoweverItEnded() {
        ObservedBind mixed = held().with(SO_REUSEADDR, REFUSED).with(SO_REUSEPORT, LEFT_OUT);
        ObservedBind vain = held().with(SO_REUSEADDR, REFUSED).with(SO_REUSEPORT, REFUSED);

        assertThat(evidence(mixed))
                .contains(
                        new Evidence(
                                Evidence.Kind.TRIED_IN_VAIN,
                                new BindFact.NoHelp(List.of(SO_REUSEADDR)),
                                null,
                                trace(with(PLACE, SO_REUSEADDR))),
                        new Evidence(
                                Evidence.Kind.NOT_TRIED,
                                new BindFact.NotTriedOut(List.of(SO_REUSEPORT)),
                                null,
                                trace(with(PLACE, SO_REUSEPORT))));
        assertThat(evidence(vain))
                .endsWith(
                        new Evidence(
                                Evidence.Kind.TRIED_IN_VAIN,
                                new BindFact.NoHelp(List.of(SO_REUSEADDR, SO_REUSEPORT)),
                                null,
                                trace(with(PLACE, SO_REUSEADDR), with(PLACE, SO_REUSEPORT))));
        assertThat(evidence(held().with(SO_REUSEADDR, WORKED)))
                .endsWith(
                        new Evidence(
                                Evidence.Kind.TRIED_AND_WORKED,
                                new BindFact.WorksWith(SO_REUSEADDR),
                                null,
                                trace(with(PLACE, SO_REUSEADDR))));
        assertThat(evidence(held())).hasSize(1);
    }

    @Test
    void anOptionThatDoesNotHelpIsNotOffered() {
        assertThat(offers(held().with(SO_REUSEADDR, REFUSED).with(SO_REUSEPORT, LEFT_OUT)))
                .isEmpty();
    }

    @Test
    void anotherPortAndAnotherFamilyAreOfferedAsTheyWereTried() {
        ObservedBind bind =
                held().otherPort("127.0.0.1:81")
                        .anyPort("127.0.0.1:*", 40_001)
                        .otherFamily("[::1]:80")
                        .ownAddress("127.0.0.2:80");

        assertThat(offers(bind))
                .containsExactly(
                        Offer.proven(
                                new Fix.UseOtherPort(probe("127.0.0.1:81"), null),
                                new Benefit.FreePort(true),
                                trace(probe("127.0.0.1:81"))),
                        proven(
                                new Fix.UseOtherPort(probe("127.0.0.1:*"), new Port(40_001)),
                                probe("127.0.0.1:*")),
                        proven(new Fix.RetryOtherFamily(probe("[::1]:80")), probe("[::1]:80")),
                        proven(
                                new Fix.UseOtherAddress(probe("127.0.0.2:80")),
                                probe("127.0.0.2:80")));
    }

    @Test
    void aPortFarAwayIsNotCalledTheNext() {
        assertThat(offers(held().otherPort("127.0.0.1:280")))
                .extracting(Offer::benefit)
                .containsExactly(new Benefit.FreePort(true));
        assertThat(offers(held().otherPort("127.0.0.1:281")))
                .extracting(Offer::benefit)
                .containsExactly(new Benefit.FreePort(false));
    }

    @Test
    void eachCauseOffersItsOwn() {
        assertThat(offers(at("[::1]:80").gave(EAFNOSUPPORT).otherFamily("127.0.0.1:80")))
                .extracting(each -> each.fix().id())
                .containsExactly("retry-other-family");
        assertThat(offers(at(PLACE).gave(EACCES, 10_013).otherPort("127.0.0.1:81")))
                .extracting(each -> each.fix().id())
                .containsExactly("use-other-port");
        assertThat(offers(at(PLACE).gave(EADDRINUSE).otherPort("127.0.0.1:81")))
                .extracting(each -> each.fix().id())
                .containsExactly("use-other-port");
        assertThat(offers(at(PLACE).gave(EINVAL).otherPort("127.0.0.1:81"))).isEmpty();
    }

    @Test
    void aPrivilegeIsNamedWithTheCommandsThatGiveIt() {
        Offer grant =
                offers(at(PLACE).gave(EACCES).unprivilegedFrom(1024).otherPort("127.0.0.1:8080"))
                        .getFirst();

        assertThat(grant.need()).isEqualTo(new Need.Root());
        assertThat(grant.fix()).isInstanceOf(Fix.GrantPrivilege.class);
        var fix = (Fix.GrantPrivilege) grant.fix();
        assertThat(fix.port()).isEqualTo(new Port(80));
        assertThat(fix.commands())
                .extracting(Fix.Command::grants)
                .containsExactly(Fix.Grant.ONE_RUN, Fix.Grant.ONE_FILE, Fix.Grant.EVERYONE);
        assertThat(fix.commands().getLast().line())
                .isEqualTo("sudo sysctl -w net.ipv4.ip_unprivileged_port_start=80");
        assertThat(
                        offers(
                                at(PLACE)
                                        .gave(EACCES)
                                        .unprivilegedFrom(1024)
                                        .otherPort("127.0.0.1:8080")))
                .hasSize(2);
    }

    @Test
    void nothingIsOfferedForWhatIsOver() {
        assertThat(offers(at(PLACE).gave(EADDRINUSE).again(true).otherPort("127.0.0.1:81")))
                .isEmpty();
        assertThat(offers(at(PLACE).gave(EADDRINUSE).again(false).otherPort("127.0.0.1:81")))
                .hasSize(1);
    }

    @Test
    void whatBindsightHoldsItselfIsGivenBackAndNotStopped() {
        ProcessDetails self = Program.of(SELF.number(), "bindsight").get();
        SocketEntry held = LISTENER.ownedBy(Program.owned(self));
        SocketEntry open = OPEN.ownedBy(Program.owned(self));

        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(held).of(self)))
                .containsExactly(Offer.open(new Fix.EndHold(held), AS_IT_SAYS, null));
        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(open).of(self)))
                .noneMatch(each -> each.fix() instanceof Fix.EndHold);
    }

    @Test
    void whatEndsByItselfIsAwaitedOrClosed() {
        Need root = new Need.Root();
        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(TIME_WAIT)))
                .containsExactly(
                        Offer.open(
                                new Fix.WaitForTimeWait(probe(PLACE), NOW.plusSeconds(30)),
                                new Benefit.EndsByItself(NOW, false),
                                null),
                        Offer.open(
                                new Fix.CloseSocket(TIME_WAIT),
                                new Benefit.SocketGone(List.of(), true),
                                root));
        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(TIME_WAIT, ORPHAN)))
                .contains(
                        Offer.open(
                                new Fix.WaitForTimeWait(probe(PLACE), NOW.plusSeconds(30)),
                                new Benefit.EndsByItself(NOW, true),
                                null),
                        Offer.open(
                                new Fix.CloseSocket(ORPHAN),
                                new Benefit.SocketGone(List.of(), false),
                                root));
    }

    @Test
    void whatStaysIsNotAwaited() {
        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(TIME_WAIT, OPEN)))
                .noneMatch(each -> each.fix() instanceof Fix.WaitForTimeWait);
    }

    @Test
    void onlyAFewConnectionsThatAreSureToBeInTheWayAreClosed() {
        ProcessDetails owner = Program.of(10, "client").get();
        var able = new OwnProcess(SELF, USER, "ann", Set.of("CAP_NET_ADMIN"), true);
        SocketEntry perhaps = socket("[2001:db8::1]:80", "[2001:db8::2]:4000", "ESTABLISHED");

        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(OPEN).of(owner).as(able)))
                .contains(
                        Offer.open(
                                new Fix.CloseSocket(OPEN),
                                new Benefit.SocketGone(List.of(owner), true),
                                null));
        assertThat(closed(at(PLACE).seeing(connections(3)))).hasSize(3);
        assertThat(closed(at(PLACE).seeing(connections(4)))).isEmpty();
        assertThat(closed(at(PLACE).seeing(OPEN, LISTENER))).isEmpty();
        assertThat(closed(at("0.0.0.0:80").seeing(perhaps).guessed())).isEmpty();
        assertThat(closed(at(PLACE).seeing(ObservedBind.withoutCookie(OPEN)))).isEmpty();
    }

    private static List<Offer> closed(ObservedBind bind) {
        return offers(bind.gave(EADDRINUSE)).stream()
                .filter(each -> each.fix() instanceof Fix.CloseSocket)
                .toList();
    }

    private static List<SocketEntry> connections(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> socket(PLACE, "127.0.0.1:" + (5000 + i), "ESTABLISHED"))
                .toList();
    }

    private static ObservedBind held() {
        return at(PLACE).gave(EADDRINUSE).seeing(LISTENER);
    }

    private static List<Offer> offers(ObservedBind bind) {
        return BindConclusions.of(bind.found()).offers();
    }

    private static List<Evidence> evidence(ObservedBind bind) {
        return BindConclusions.of(bind.found()).evidence();
    }

    private static BindProbe with(String place, SocketOption option) {
        return probe(place).with(option);
    }

    private static Offer proven(Fix fix, BindProbe tried) {
        return Offer.proven(fix, AS_IT_SAYS, trace(tried));
    }
}
