package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.app.Engine;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.stop.ChangeText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/** Fixes that harm nobody, on the real machine. */
class LiveRemediesTest {
    private final Trials trials = new Trials();
    private final Cancellation going = new Cancellation();

    @AfterEach
    void close() {
        trials.close();
    }

    /** The seed of this project: node server.js, started twice. */
    @Test
    void aPortIsFreeForTheSecondServerAfterTheOwnerOfTheFirstWasStopped() {
        Assumptions.assumeTrue(trials.engine.machine().hasIpv6(), "node binds IPv4 here");
        try (ChildProcess first = ChildProcess.node(Programs.NODE)) {
            int port = first.awaitNumber("^port (\\d+)");
            String again = Programs.NODE.replace("listen(0", "listen(" + port);
            try (ChildProcess second = ChildProcess.node(again)) {
                second.awaitLine("EADDRINUSE: address already in use :::" + port);
                assertThat(second.awaitExit()).isNotZero();
            }
            var every = new Endpoint(IpAddress.ANY_IPV6, new Port(port));
            var probe =
                    new BindProbe(
                            new BindPlace(every, false, null),
                            Protocol.TCP,
                            Set.of(SocketOption.SO_REUSEADDR));
            Finding before = trials.refused(probe, "port-held");

            Verification untouched = trials.remedies.again(before, going);
            assertThat(untouched).isInstanceOf(Verification.StillFailing.class);
            assertThat(ChangeText.of(before, untouched))
                    .matches(
                            "\\[::]:%d is still held by .+ \\(pid %d\\)"
                                    .formatted(port, first.pid()));

            stopOwner(port);
            Verification after = trials.remedies.again(before, going);

            assertThat(after).isInstanceOf(Verification.Resolved.class);
            assertThat(ChangeText.of(before, after))
                    .matches(
                            "\\[::]:%d was held by .+ \\(pid %d\\) and can be bound now"
                                    .formatted(port, first.pid()));
            try (ChildProcess third = ChildProcess.node(again)) {
                assertThat(third.awaitNumber("^port (\\d+)")).isEqualTo(port);
            }
        }
    }

    private void stopOwner(int port) {
        Inventory now =
                ((Reading.Read) trials.engine.inventory().look(Protocol.TCP, new Port(port)))
                        .inventory();
        PortStopper stopper = trials.engine.stopper();
        StopPlan plan = stopper.plan(now, List.copyOf(now.entries()));
        stopper.stop(plan, plan.choices().getFirst(), Workbench.BRISK, Recorder.patient());
    }

    @Test
    void aRetryWithTheOptionThatHelpsIsResolved() throws IOException {
        BindProbe plain = Trials.loopback(trials.leaveTimeWait());
        Finding before = trials.refused(plain, "held-by-time-wait");
        var fix = new Fix.RetryWithReuseAddress(plain.with(SocketOption.SO_REUSEADDR));

        Verification after = trials.remedies.apply(Trials.offer(fix), before, going);

        assertThat(after).isInstanceOf(Verification.Resolved.class);
        assertThat(ChangeText.of(before, after))
                .isEqualTo(
                        plain.endpoint()
                                + " was held by TIME_WAIT and can be bound now, with SO_REUSEADDR");
    }

    @Test
    void aRetryThatMeetsSomethingElseSaysWhat() throws IOException {
        int port = trials.leaveTimeWait();
        BindProbe plain = Trials.loopback(port);
        Finding before = trials.refused(plain, "held-by-time-wait");

        try (ServerSocket server = Trials.listener(port)) {
            assertThat(server.isBound()).isTrue();
            Verification after = trials.remedies.again(before, going);

            assertThat(after)
                    .isInstanceOfSatisfying(
                            Verification.DifferentFailure.class,
                            different ->
                                    assertThat(different.diagnosis().cause().id())
                                            .isEqualTo("port-held"));
            assertThat(ChangeText.of(before, after))
                    .startsWith(plain.endpoint() + " was held by TIME_WAIT; now ")
                    .contains("is held by")
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void anotherPortIsNamed() throws IOException {
        try (ServerSocket server = Trials.listener(0)) {
            BindProbe taken = Trials.loopback(server.getLocalPort());
            Finding before = trials.refused(taken, "port-held");
            var any = new Fix.UseOtherPort(Trials.loopback(0), null);

            Verification after = trials.remedies.apply(Trials.offer(any), before, going);

            assertThat(after).isInstanceOf(Verification.Resolved.class);
            assertThat(ChangeText.of(before, after))
                    .matches(".+ was held by .+; 127\\.0\\.0\\.1:\\d+ can be bound");
        }
    }

    @Test
    void aConnectWorksOnceAServerListens() throws IOException, InterruptedException {
        int port = Trials.freePort();
        Finding before = connect(port);
        assertThat(before.diagnosis()).isNotNull();

        Verification still = trials.remedies.again(before, going);
        assertThat(still).isInstanceOf(Verification.StillFailing.class);
        assertThat(ChangeText.of(before, still))
                .endsWith("127.0.0.1:" + port + " still gives ECONNREFUSED");

        try (ServerSocket server = Trials.listener(port)) {
            Thread accepting = accepting(server);
            Verification after = trials.remedies.again(before, going);
            assertThat(accepting.join(Eventually.PATIENCE)).isTrue();
            assertThat(after).isInstanceOf(Verification.Resolved.class);
            assertThat(ChangeText.of(before, after))
                    .endsWith("127.0.0.1:" + port + " gave ECONNREFUSED and works now");
        }
    }

    @Test
    void aConnectToAnotherPortIsRunAsItIsOffered() throws IOException {
        Finding before = connect(Trials.freePort());
        try (ServerSocket server = Trials.listener(0)) {
            var there = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(server.getLocalPort()));
            var probe = ConnectProbe.tcp(there, 0, Eventually.PATIENCE);
            accepting(server);

            Verification after =
                    trials.remedies.apply(
                            Trials.offer(new Fix.UseOtherPort(probe, null)), before, going);

            assertThat(after).isInstanceOf(Verification.Resolved.class);
            assertThat(after.attempt().probe()).isEqualTo(probe);
            assertThat(ChangeText.of(before, after)).endsWith("; connect " + there + " works");
        }
    }

    /** Accepts one connection, because one that waits in the queue is more than a good connect. */
    private static Thread accepting(ServerSocket server) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        server.accept();
                    } catch (IOException e) {
                        // closed: the test is over, and says itself what it missed
                    }
                });
    }

    private Finding connect(int port) {
        return trials.engine
                .connects()
                .connect(
                        ConnectRequest.tcp("127.0.0.1", List.of(new Port(port))),
                        ConnectObserver.UNHEARD,
                        going)
                .findings()
                .getFirst();
    }

    @Test
    void whatWasCancelledIsNotTried() throws IOException {
        try (ServerSocket server = Trials.listener(0)) {
            Finding before = trials.refused(Trials.loopback(server.getLocalPort()), "port-held");
            going.cancel();

            Verification after = trials.remedies.again(before, going);

            assertThat(after).isInstanceOf(Verification.Cancelled.class);
            assertThat(after.attempt().trace()).isEmpty();
        }
    }

    @Test
    void aFixForTheUserToDoIsNotTaken() throws IOException {
        Finding before = connect(Trials.freePort());
        var start =
                Trials.offer(
                        new Fix.StartServer(BindPlace.of(before.attempt().probe().endpoint())));

        assertThat(Remedies.applies(start)).isFalse();
        assertThatThrownBy(() -> trials.remedies.apply(start, before, going))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EPERM, 1, CAP_NET_ADMIN",
        "EOPNOTSUPP, 95, this system cannot do that",
        "ENOBUFS, 105, gave ENOBUFS"
    })
    void aRefusalToDestroyASocketIsEvidence(String errno, int number, String told) {
        try (var machine = new ScriptedPlatform();
                Engine engine = Engine.on(machine, "here")) {
            machine.add(ScriptedSocket.connection("127.0.0.1:9000", "127.0.0.1:51522"));
            machine.destroyer().refuse(new Errno(errno, number));

            assertThat(EvidenceText.of(closing(engine, machine)).text())
                    .contains("127.0.0.1:9000", told);
            assertThat(machine.allSockets()).hasSize(1);
        }
    }

    private Evidence closing(Engine engine, ScriptedPlatform machine) {
        var remedies =
                new LiveRemedies(engine.binds(), engine.connects(), engine.inventory(), machine);
        Finding before = engine.binds().tryBind(Trials.loopback(9000), going);
        assertThat(before.diagnosis()).isNotNull();
        var reading = (Reading.Read) engine.inventory().glance(Protocol.TCP, new Port(9000));
        SocketEntry socket = reading.inventory().entries().iterator().next();

        Verification after =
                remedies.apply(Trials.offer(new Fix.CloseSocket(socket)), before, going);

        assertThat(after).isInstanceOf(Verification.StillFailing.class);
        return ((Verification.StillFailing) after).diagnosis().evidence().getFirst();
    }
}
