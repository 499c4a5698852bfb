package dev.bindsight.diagnosis.gather.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindSurroundings;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.PortSeen;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.occupancy.Seen;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What the machine is asked for a bind depends on what the kernel said. */
class SurroundingsLookTest {
    /** A connection that a program opened from the port, to a server elsewhere. */
    private static final SocketEntry CONNECTION =
            Seen.socket("127.0.0.1:40000", "203.0.113.9:443", "ESTABLISHED");

    @Test
    void whoOpenedAConnectionIsAskedOnlyWhereThePlaceIsTaken() {
        assertThat(look(ErrnoName.EADDRINUSE).isOutgoing()).isTrue();
        assertThat(look(ErrnoName.EADDRINUSE).ephemeral()).isNotNull();
        assertThat(look(ErrnoName.EACCES).isOutgoing()).isFalse();
        assertThat(look(ErrnoName.EACCES).ephemeral()).isNull();
    }

    private static BindSurroundings look(ErrnoName errno) {
        var probe =
                new BindProbe(
                        BindPlace.parse("127.0.0.1:40000").orElseThrow(), Protocol.TCP, Set.of());
        var attempt =
                new Attempt(
                        probe,
                        Instant.EPOCH,
                        List.of(),
                        new Outcome.Refused(
                                Syscall.BIND, new Errno(errno, 1), Outcome.DecidedBy.KERNEL),
                        null,
                        Duration.ZERO);
        try (var platform = new ScriptedPlatform();
                var inventory = new LiveInventory(platform, InstantSource.system())) {
            var port =
                    new PortSeen(
                            null,
                            List.of(),
                            Occupants.at(probe.place(), Protocol.TCP, List.of(CONNECTION)),
                            null,
                            HolderStates.NONE);
            return new SurroundingsLook(
                            inventory,
                            new MachineSummary(platform.machine(), "box"),
                            new ViewerLook("/home/ann", _ -> ZoneOffset.UTC))
                    .of(
                            new BindObservation(
                                    new ObservationSubject.Attempted(attempt),
                                    probe,
                                    Instant.EPOCH,
                                    port,
                                    BindSurroundings.UNASKED,
                                    BindTried.NOTHING));
        }
    }
}
