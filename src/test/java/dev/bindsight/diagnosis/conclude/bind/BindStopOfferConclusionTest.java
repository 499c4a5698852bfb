package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.SELF;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.connection;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.SocketOption.SO_REUSEADDR;
import static dev.bindsight.occupancy.Seen.USER;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.model.Container;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Who is offered to be stopped where a bind was refused, and with whose rights. */
class BindStopOfferConclusionTest {
    private static final String PLACE = "127.0.0.1:80";
    private static final SocketEntry LISTENER = socket(PLACE, "LISTEN");
    private static final SocketEntry OPEN = connection("ESTABLISHED");
    private static final Outcome WORKED = new Outcome.Worked();
    private static final Benefit AS_IT_SAYS = Benefit.asTheFixSays();
    private static final SystemdUnit SERVICE = new SystemdUnit("web.service", false);

    @Test
    void theOwnersAreStoppedTogether() {
        ProcessDetails one = Program.of(10, "one").get();
        ProcessDetails two = Program.of(11, "two").get();
        SocketEntry shared = LISTENER.ownedBy(Program.owned(one, two));

        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(shared).of(one, two)))
                .containsExactly(
                        Offer.open(new Fix.StopOwner(List.of(one, two)), AS_IT_SAYS, null));
    }

    @Test
    void whoseRightsAStopTakesIsSaid() {
        assertThat(need(USER.number(), Set.of())).isNull();
        assertThat(need(1001, Set.of())).isEqualTo(new Need.User("user1001"));
        assertThat(need(0, Set.of())).isEqualTo(new Need.Root());
        assertThat(need(0, Set.of("CAP_KILL"))).isNull();
        assertThat(need(0, Set.of("CAP_CHOWN"))).isEqualTo(new Need.Root());
    }

    @Test
    void rootMayStopAnybodyWhereNoCapabilityIsTold() {
        var root = new OwnProcess(SELF, Uid.ROOT, "root", Set.of(), true);
        ProcessDetails owner = Program.of(10, "server").uid(1001).get();

        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(LISTENER).of(owner).as(root)))
                .extracting(Offer::need)
                .containsOnlyNulls();
    }

    @Test
    void nobodyIsStoppedWhereAPidMeansAnotherProcess() {
        var elsewhere = new OwnProcess(SELF, USER, "ann", Set.of(), false);
        ProcessDetails owner = Program.of(10, "server").get();

        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(LISTENER).of(owner).as(elsewhere)))
                .isEmpty();
    }

    @Test
    void whatIsNeverSignalledIsNotOffered() {
        assertThat(stops(Program.of(10, "server").kernelThread().get())).isEmpty();
        assertThat(stops(Program.of(10, "docker-proxy").command("docker-proxy").get())).isEmpty();
        ProcessDetails init = Program.of(1, "init").get();
        SocketEntry held = LISTENER.ownedBy(Program.owned(init));
        assertThat(offers(at(PLACE).gave(EADDRINUSE).seeing(held).of(init))).isEmpty();
    }

    @Test
    void ofConnectionsAloneNobodyIsStoppedWhereServersGetThePort() {
        ProcessDetails owner = Program.of(10, "client").get();
        ObservedBind bind = at(PLACE).gave(EADDRINUSE).seeing(OPEN).of(owner);

        assertThat(offers(bind)).anyMatch(each -> each.fix() instanceof Fix.StopOwner);
        assertThat(offers(bind.with(SO_REUSEADDR, WORKED)))
                .noneMatch(each -> each.fix() instanceof Fix.StopOwner);
        ObservedBind listens = held().of(owner).with(SO_REUSEADDR, WORKED);
        assertThat(offers(listens)).anyMatch(each -> each.fix() instanceof Fix.StopOwner);
        SocketEntry udp = socket(PLACE, "127.0.0.1:4000", "UDP ESTABLISHED");
        ObservedBind datagrams =
                at(PLACE).udp().gave(EADDRINUSE).seeing(udp).of(owner).with(SO_REUSEADDR, WORKED);
        assertThat(offers(datagrams)).anyMatch(each -> each.fix() instanceof Fix.StopOwner);
    }

    @Test
    void whatWouldStartItAgainIsStoppedFirst() {
        ProcessDetails systemd =
                Program.of(1, "systemd").executable("/usr/lib/systemd/systemd").get();
        ProcessDetails owner = Program.of(10, "server").in(SERVICE).of(systemd).get();
        ProcessDetails shell = Program.of(5, "sh").in(SERVICE).of(systemd).get();
        ProcessDetails child = Program.of(10, "server").in(SERVICE).of(shell).get();
        ProcessDetails other = Program.of(6, "supervisord").get();
        ProcessDetails foreign = Program.of(10, "server").in(SERVICE).of(other).get();
        ProcessDetails orphan = Program.of(10, "server").in(SERVICE).get();
        Fix unit = new Fix.StopSupervisor(new Supervisor.Systemd(SERVICE, null, List.of()));

        assertThat(offers(held().of(owner, systemd)))
                .containsExactly(
                        Offer.open(unit, AS_IT_SAYS, new Need.Root()),
                        Offer.open(new Fix.StopOwner(List.of(owner)), AS_IT_SAYS, null));
        assertThat(offers(held().of(child, shell, systemd))).extracting(Offer::fix).contains(unit);
        assertThat(offers(held().of(foreign, other))).extracting(Offer::fix).doesNotContain(unit);
        assertThat(offers(held().of(orphan))).extracting(Offer::fix).doesNotContain(unit);
    }

    @Test
    void aScopeIsNoSupervisor() {
        ProcessDetails systemd = Program.of(1, "systemd").get();
        ProcessDetails owner =
                Program.of(10, "server")
                        .in(new SystemdUnit("session-2.scope", false))
                        .of(systemd)
                        .get();

        assertThat(offers(held().of(owner, systemd)))
                .extracting(each -> each.fix().id())
                .containsExactly("stop-owner");
    }

    @Test
    void aUnitOfTheUserNeedsNoRoot() {
        var unit = new SystemdUnit("web.socket", true);
        var system = new SystemdUnit("web.socket", false);
        var root = new OwnProcess(SELF, Uid.ROOT, "root", Set.of(), true);

        assertThat(offers(held().unit(LISTENER, unit)))
                .containsExactly(
                        Offer.open(
                                new Fix.StopSupervisor(
                                        new Supervisor.Systemd(unit, null, List.of())),
                                AS_IT_SAYS,
                                null));
        assertThat(offers(held().unit(LISTENER, system)))
                .extracting(Offer::need)
                .containsExactly(new Need.Root());
        assertThat(offers(held().unit(LISTENER, system).as(root)))
                .extracting(Offer::need)
                .containsOnlyNulls();
    }

    @Test
    void aContainerIsStoppedAsAWhole() {
        var container = new Container("docker", "0123456789ab", "web");
        ProcessDetails owner = Program.of(10, "server").in(container).get();

        assertThat(offers(held().of(owner)).getFirst())
                .isEqualTo(
                        Offer.open(
                                new Fix.StopSupervisor(new Supervisor.Runtime(container, null)),
                                AS_IT_SAYS,
                                null));
    }

    private static ObservedBind held() {
        return at(PLACE).gave(EADDRINUSE).seeing(LISTENER);
    }

    private static List<Offer> stops(ProcessDetails owner) {
        return offers(held().of(owner));
    }

    private static @Nullable Need need(long uid, Set<String> capabilities) {
        ProcessDetails owner = Program.of(10, "server").uid(uid).get();
        var own = new OwnProcess(SELF, USER, "ann", capabilities, true);
        return offers(held().of(owner).as(own)).getFirst().need();
    }

    private static List<Offer> offers(ObservedBind bind) {
        return BindConclusions.of(bind.found()).offers();
    }
}
