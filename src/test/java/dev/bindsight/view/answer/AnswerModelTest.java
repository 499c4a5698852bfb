package dev.bindsight.view.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** The sentence for a port typed alone: what was seen, what a bind said, and when. */
class AnswerModelTest {
    private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final MachineSummary machine = new MachineSummary(platform.machine(), "box");
    private final Readings readings = new Readings();
    private final List<Port> bound = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Instant now = START;
    private Outcome outcome = new Outcome.Worked();

    private final Background background =
            new Background() {
                @Override
                public void execute(Runnable work) {
                    work.run();
                }

                @Override
                public void executeAfter(Duration delay, Runnable work) {
                    later.add(work);
                }
            };
    private final PortsModel ports =
            new PortsModel(
                    machine,
                    new NoExtras(),
                    new SearchModel(),
                    background,
                    Runnable::run,
                    () -> now,
                    Scope.BLOCKING);
    private final AnswerModel model =
            new AnswerModel(
                    ports,
                    new PortSight(machine),
                    this::bind,
                    ErrnoReference::standard,
                    new Lane(background, Runnable::run));
    private final AnswerText text = new AnswerText("/home/ann", ZoneOffset.UTC);

    AnswerModelTest() {
        ports.search().readErrors(new AskedReader(ErrnoReference.standard()));
    }

    @Test
    void aFreePortIsBoundOnceAfterAPause() {
        read();
        type("808");
        type("8080");
        assertThat(said()).isEqualTo("Nothing is seen on 8080.");
        assertThat(bound).isEmpty();

        pause();
        assertThat(said()).isEqualTo("8080 is free: bound just now.");

        later(Duration.ofSeconds(10));
        read();
        pause();
        assertThat(bound).as("binds").containsExactly(new Port(8080));
        assertThat(said())
                .isEqualTo(
                        "8080 was free at 12:00:00, when it was bound, and nothing was seen on it"
                                + " up to 12:00:10.");
    }

    @Test
    void withoutAReadingSinceNothingIsClaimedSince() {
        read();
        type("8080");
        pause();
        later(Duration.ofSeconds(10));

        assertThat(said()).isEqualTo("8080 was free at 12:00:00, when it was bound.");
    }

    @Test
    void aRefusedBindIsToldWithItsTime() {
        outcome =
                new Outcome.Refused(
                        Syscall.BIND, new Errno("EACCES", 13), Outcome.DecidedBy.KERNEL);
        read();
        type("80");
        pause();

        assertThat(said()).isEqualTo("Nothing is seen on 80, but a bind at 12:00:00 gave EACCES.");
    }

    @Test
    void aHolderIsNamedWithItsProjectAndItsClientsAndNothingIsBound() {
        platform.process(10)
                .command("node", "server.js")
                .directory("/home/ann/shop")
                .open(platform.add(ScriptedSocket.listener("0.0.0.0:3000")))
                .open(platform.add(ScriptedSocket.connection("192.168.1.24:3000", "10.0.0.7:4444")))
                .open(
                        platform.add(
                                ScriptedSocket.connection("192.168.1.24:3000", "10.0.0.8:4444")));
        read();
        type("3000");
        pause();

        assertThat(said()).isEqualTo("3000 is held by server.js of ~/shop, 2 clients.");
        assertThat(bound).isEmpty();
    }

    @Test
    void whatHasGoneLeadsToAnotherBind() {
        var process = platform.process(10).command("node", "server.js").directory(null);
        process.open(platform.add(ScriptedSocket.listener("0.0.0.0:3000")));
        read();
        type("3000");
        assertThat(said()).isEqualTo("3000 is held by server.js.");

        now = now.plusSeconds(1);
        ports.receive(readings.fresh(other()));
        assertThat(said()).isEqualTo("Nothing is seen on 3000.");
        pause();
        assertThat(said()).isEqualTo("3000 is free: bound just now.");
        assertThat(bound).containsExactly(new Port(3000));
    }

    @Test
    void theSourcePortOfAClientIsCalledThat() {
        platform.process(20)
                .command("curl", "http://10.0.0.7")
                .open(platform.add(ScriptedSocket.connection("192.168.1.24:43920", "10.0.0.7:80")));
        read();
        type("43920");

        assertThat(said()).isEqualTo("43920 is the source port of curl, connected to 10.0.0.7:80.");
    }

    @Test
    void aPortWithoutAProcessIsTakenAndTheTimeCountsDown() {
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 41_000));
        read();
        type("9000");

        assertThat(said()).startsWith("9000 is taken: no process, ").endsWith(" s left.");
    }

    @Test
    void aUdpSocketIsToldBesideAFreeTcpPort() {
        platform.process(30).open(platform.add(ScriptedSocket.udp("0.0.0.0:5353")));
        read();
        type("5353");
        pause();

        assertThat(said()).isEqualTo("5353 is free: bound just now. UDP 5353 is taken.");
    }

    @Test
    void anErrnoAloneIsExplained() {
        read();
        type("ECONNREFUSED");
        assertThat(said()).isEqualTo("ECONNREFUSED: Connection refused.");
    }

    @Test
    void aPastedErrorIsLeftToExplain() {
        read();
        type("Error: listen EADDRINUSE: address already in use :::8080");
        pause();

        assertThat(said()).isEmpty();
        assertThat(bound).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateIsDropped() {
        read();
        type("8080");
        type("node");
        pause();

        assertThat(said()).isEmpty();
        assertThat(bound).isEmpty();
    }

    private Attempt bind(Port port) {
        bound.add(port);
        var place = BindPlace.of(new Endpoint(IpAddress.ANY_IPV4, port));
        return new Attempt(
                new BindProbe(place, Protocol.TCP, Set.of(), 1),
                now,
                List.of(),
                outcome,
                null,
                Duration.ZERO);
    }

    private void type(String typed) {
        ports.search().setText(typed);
    }

    private String said() {
        return text.sentence(model.answerProperty().get(), now);
    }

    private void pause() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private void read() {
        ports.receive(readings.fresh(inventory(platform)));
    }

    private Inventory other() {
        return inventory(new ScriptedPlatform());
    }

    private Inventory inventory(ScriptedPlatform read) {
        InstantSource clock = () -> now;
        try (var engine = new LiveInventory(read, clock)) {
            return ((InventoryEngine.Reading.Read) engine.read(SourceChoice.AUTOMATIC)).inventory();
        }
    }
}
