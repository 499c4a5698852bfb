package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class PortWaiterTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private final PortLook look = new InventoryLook(inventory);
    private final NameLookup names = new NameLookup(platform.names(), platform.machine());
    private final PortWaiter waiter = waiter(look, names);

    @AfterEach
    void close() {
        names.close();
        inventory.close();
        platform.close();
    }

    private PortWaiter waiter(PortLook looking, NameLookup lookup) {
        return new PortWaiter(
                new BindProver(platform.sockets(), platform.machine(), look),
                new ConnectProver(platform.sockets(), platform.machine()),
                lookup,
                looking);
    }

    private static Port freePort() {
        return new Port(SparePort.any());
    }

    private static ChildProcess listenOn(Port port) {
        return ChildProcess.python(
                "import socket, sys\n"
                        + "s = socket.socket()\n"
                        + "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n"
                        + "s.bind(('127.0.0.1', "
                        + port
                        + ")); s.listen()\n"
                        + "print('listens', flush=True)\n"
                        + "sys.stdin.readline(); s.close(); print('closed', flush=True)\n"
                        + "sys.stdin.readline()");
    }

    @Test
    void itWaitsUntilAServerAcceptsConnections() {
        Port port = freePort();
        try (ChildProcess server = listenOn(port)) {
            for (String host : List.of("127.0.0.1", "localhost", "[::ffff:127.0.0.1]")) {
                PortWaiter.Waited waited =
                        waiter.untilAccepts(host, port, PATIENCE, new Cancellation());
                assertThat(waited.ok()).as(host).isTrue();
                assertThat(waited.last()).isEqualTo(new Outcome.Worked());
            }
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void withoutAnyTimeItTriesOnceAndIsToldOfAServerThatAccepts() {
        Port port = freePort();
        try (ChildProcess server = listenOn(port)) {
            server.awaitLine("listens");
            for (String host : List.of("127.0.0.1", "localhost")) {
                assertThat(waiter.untilAccepts(host, port, Duration.ZERO, new Cancellation()).ok())
                        .as(host)
                        .isTrue();
            }
        }
    }

    @Test
    void itGivesUpAfterItsTimeWithTheLastOutcome() {
        PortWaiter.Waited waited =
                waiter.untilAccepts("127.0.0.1", freePort(), BRIEF, new Cancellation());

        assertThat(waited.ok()).isFalse();
        assertThat(waited.elapsed()).isBetween(BRIEF, PATIENCE);
        assertThat(waited.last())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.errno().name()).isEqualTo("ECONNREFUSED"));
    }

    /** A name with an empty label is refused by the resolver itself; no server is asked. */
    @Test
    void aNameThatHasNoAddressIsSaidWithItsCode() {
        PortWaiter.Waited waited =
                waiter.untilAccepts("a..b", freePort(), BRIEF, new Cancellation());

        assertThat(waited.last()).isEqualTo(new Outcome.Unresolved("a..b", EaiCode.EAI_NONAME));
    }

    @Test
    void aCancelEndsTheWait() {
        var cancellation = new Cancellation();
        var asked = new AtomicInteger();
        try (var cancelling =
                new NameLookup(
                        host -> {
                            // the third lookup comes when the wait is under way
                            if (asked.incrementAndGet() == 3) {
                                cancellation.cancel();
                            }
                            return platform.names().lookUp("127.0.0.1");
                        },
                        platform.machine())) {
            PortWaiter.Waited waited =
                    waiter(look, cancelling)
                            .untilAccepts(
                                    "some.host", freePort(), Duration.ofHours(1), cancellation);

            assertThat(waited.ok()).isFalse();
            assertThat(waited.elapsed()).isLessThan(PATIENCE);
        }
    }

    @Test
    void itWaitsUntilAPortIsFreeWithoutDisturbingItsHolder() {
        Port port = freePort();
        AddressSpec spec = AddressSpec.of("127.0.0.1", port).orElseThrow();
        try (ChildProcess server = listenOn(port)) {
            server.awaitLine("listens");

            PortWaiter.Waited held = waiter.untilFree(spec, BRIEF, new Cancellation());
            assertThat(held.ok()).isFalse();
            assertThat(held.last())
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.errno().name()).isEqualTo("EADDRINUSE"));
            assertThat(waiter.untilAccepts("127.0.0.1", port, PATIENCE, new Cancellation()).ok())
                    .isTrue();

            var looked = new AtomicInteger();
            PortLook closingAtTheThirdLook =
                    (protocol, asked) -> {
                        // it comes when the wait is under way
                        if (looked.incrementAndGet() == 3) {
                            server.send("close");
                        }
                        return look.sockets(protocol, asked);
                    };
            PortWaiter.Waited free =
                    waiter(closingAtTheThirdLook, names)
                            .untilFree(spec, PATIENCE, new Cancellation());
            assertThat(free.ok()).isTrue();
            server.awaitLine("closed");
        }
    }
}
