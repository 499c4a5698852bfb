package dev.bindsight.platform.portable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.linux.LinuxPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

class PortablePlatformTest {
    private final PortablePlatform portable = PortablePlatform.open();
    private final LinuxPlatform linux = LinuxPlatform.open();

    @AfterEach
    void close() {
        portable.close();
        linux.close();
    }

    @Test
    void itSaysOfThisProcessWhatLinuxSays() {
        Pid self = linux.machine().pid().orElseThrow();
        ProcessFacts expected =
                linux.processes()
                        .facts(linux.processes().identify(self).orElseThrow())
                        .orElseThrow();
        ProcessFacts found =
                portable.processes()
                        .facts(portable.processes().identify(self).orElseThrow())
                        .orElseThrow();
        assertThat(found.command()).isEqualTo(expected.command());
        assertThat(found.comm()).isEqualTo(expected.comm());
        assertThat(found.uid()).isEqualTo(expected.uid());
        assertThat(found.directory()).isEqualTo(expected.directory());
        assertThat(found.executable()).isEqualTo(expected.executable());
        assertThat(pidOf(Objects.requireNonNull(found.parent())))
                .isEqualTo(pidOf(Objects.requireNonNull(expected.parent())));
        // each side reads its clocks at another moment, which a busy machine draws apart
        assertThat(Duration.between(expected.startedAt(), found.startedAt()).abs())
                .as("clocks: %s and %s", expected.startedAt(), found.startedAt())
                .isLessThan(Duration.ofMinutes(1));
    }

    /** The order and the code may differ: the JDK keeps neither. */
    @Test
    void itFindsTheNamesThatLinuxFinds() {
        for (String name : List.of("localhost", "127.0.0.1", "::1")) {
            assertThat(portable.names().lookUp(name).addresses())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(linux.names().lookUp(name).addresses());
        }
        for (String name : List.of("", "a..b", "x".repeat(300))) {
            assertThat(portable.names().lookUp(name).error())
                    .as(name)
                    .isEqualTo(linux.names().lookUp(name).error());
        }
    }

    private static Pid pidOf(ProcessRef ref) {
        assertThat(ref).as("parent").isNotNull();
        return ref.pid();
    }

    @Test
    void itDestroysNoSocketOfAnotherProcess() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var inventory = new LiveInventory(linux, InstantSource.system())) {
            var port = new Port(server.getLocalPort());
            assertThat(inventory.glance(Protocol.TCP, port))
                    .isInstanceOfSatisfying(
                            Reading.Read.class,
                            seen -> {
                                var own = seen.inventory().entries().iterator().next();
                                assertThat(portable.destroyer().destroy(own).errno())
                                        .isEqualTo(portable.machine().errno(ErrnoName.ENOSYS));
                            });
        }
    }

    @Test
    void aPidThatWasGivenOutAgainHasNoFacts() {
        ProcessRef self =
                portable.processes().identify(portable.machine().pid().orElseThrow()).orElseThrow();
        var earlier = new ProcessRef(self.pid(), self.startTime() - 1);
        assertThat(portable.processes().facts(earlier)).isEmpty();
    }

    @Test
    void theMachineIsTheSame() {
        assertThat(portable.machine().uid()).isEqualTo(linux.machine().uid());
        assertThat(portable.machine().pid()).isEqualTo(linux.machine().pid());
        assertThat(portable.machine().addresses()).isEqualTo(linux.machine().addresses());
        assertThat(portable.machine().userName(portable.machine().uid()))
                .isEqualTo(linux.machine().userName(linux.machine().uid()));
    }

    @Test
    void itsErrnosAreThoseOfThisSystem() {
        for (ErrnoName name : ErrnoName.values()) {
            assertThat(portable.machine().errno(name)).isEqualTo(linux.machine().errno(name));
        }
    }
}
