package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What bears out why a bind was refused. */
public sealed interface BindFact extends Fact {
    /**
     * A socket in the way.
     *
     * @param holder the socket, and who has it
     * @param seen when it was seen
     * @param origin where the first process that has it was started; absent for a connection, and
     *     where that is Bindsight itself
     */
    record InTheWay(Holder holder, Instant seen, @Nullable ProcessOrigin origin)
            implements BindFact {}

    /**
     * Further sockets in the way.
     *
     * @param count how many
     */
    record MoreInTheWay(int count) implements BindFact {}

    /**
     * Connections of the listener in the way.
     *
     * @param count how many
     */
    record Served(int count) implements BindFact {}

    /**
     * The socket in the way is dual-stack, and IPv4 was asked for.
     *
     * @param holder where it is
     */
    record HolderTakesIpv4(BindPlace holder) implements BindFact {}

    /**
     * The bind is dual-stack, and the socket in the way is of IPv4.
     *
     * @param asked where it binds
     */
    record AskedTakesIpv4(BindPlace asked) implements BindFact {}

    /**
     * systemd holds the socket for a service that the next connection starts.
     *
     * @param unit the .socket unit
     */
    record HeldForUnit(SystemdUnit unit) implements BindFact {}

    /**
     * The holder starts another program with the next connection.
     *
     * @param command the program and its arguments
     */
    record Activates(List<String> command) implements BindFact {
        /** Copies the list. */
        public Activates {
            command = List.copyOf(command);
        }
    }

    /**
     * Why no owner is shown.
     *
     * @param reason why
     */
    record Unseen(HiddenReason reason) implements BindFact {}

    /**
     * One of these has it, and all are closed to a look.
     *
     * @param processes at least one
     */
    record MayBeOf(List<ProcessDetails> processes) implements BindFact {
        /** Copies the list. */
        public MayBeOf {
            processes = List.copyOf(processes);
        }
    }

    /**
     * One of these may carry it unread in a Unix socket.
     *
     * @param processes at least one
     */
    record MayTravelTo(List<ProcessDetails> processes) implements BindFact {
        /** Copies the list. */
        public MayTravelTo {
            processes = List.copyOf(processes);
        }
    }

    /**
     * Where the socket was made.
     *
     * @param place a place that tells something
     */
    record MadeIn(Birthplace place) implements BindFact {}

    /**
     * root would see the owner.
     *
     * @param protocol of the socket
     * @param port of the socket
     */
    record RootSees(Protocol protocol, Port port) implements BindFact {}

    /**
     * Several sockets have the place together, as SO_REUSEPORT allows (socket(7)).
     *
     * @param protocol theirs
     * @param sockets how many, at least two
     */
    record SharedPlace(Protocol protocol, int sockets) implements BindFact {}

    /**
     * The sockets that share a place are of one program that was started several times.
     *
     * @param program its name
     * @param pids the processes, at least two
     */
    record SameProgram(String program, List<Pid> pids) implements BindFact {
        /** Copies the list. */
        public SameProgram {
            pids = List.copyOf(pids);
        }
    }

    /**
     * The port is one of those that the kernel picks from.
     *
     * @param range those
     */
    record Pickable(EphemeralPorts range) implements BindFact {}

    /**
     * From where ports need no privilege.
     *
     * @param port the lowest, absent where that cannot be read
     */
    record UnprivilegedFrom(@Nullable Port port) implements BindFact {}

    /**
     * The addresses of the machine.
     *
     * @param addresses at least one
     */
    record AddressesHere(List<LocalAddress> addresses) implements BindFact {
        /** Copies the list. */
        public AddressesHere {
            addresses = List.copyOf(addresses);
        }
    }

    /** How Windows tells which ports it keeps. */
    record WindowsKeeps() implements BindFact {}

    /**
     * The same bind with an option works.
     *
     * @param option the option
     */
    record WorksWith(SocketOption option) implements BindFact {}

    /**
     * The same bind with each of these is refused too.
     *
     * @param options at least one
     */
    record NoHelp(List<SocketOption> options) implements BindFact {
        /** Copies the list. */
        public NoHelp {
            options = List.copyOf(options);
        }
    }

    /**
     * The same bind with each of these was not tried to the end.
     *
     * @param options at least one
     */
    record NotTriedOut(List<SocketOption> options) implements BindFact {
        /** Copies the list. */
        public NotTriedOut {
            options = List.copyOf(options);
        }
    }

    /**
     * No source of sockets answered.
     *
     * @param refusals why
     */
    record NoSource(List<SourceRefusal> refusals) implements BindFact {
        /** Copies the list. */
        public NoSource {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What was looked at, and none of it overlaps.
     *
     * @param count how many sockets
     * @param protocol of which protocol
     * @param port on which port
     * @param source through which source
     */
    record Looked(int count, Protocol protocol, Port port, Source source) implements BindFact {}

    /**
     * The source does not list what is bound and does not listen.
     *
     * @param source which
     */
    record ListsNoBound(Source source) implements BindFact {}

    /**
     * The same bind once more.
     *
     * @param works how it went
     */
    record Again(boolean works) implements BindFact {}

    /**
     * Who had the place last before, as the record tells.
     *
     * @param name what a person calls the process; absent where its owner was not seen
     * @param runtime what ran it, absent where that is the name: {@code node}
     * @param pid its process id then; absent where its owner was not seen
     * @param user the name of its user, or the number; absent where that was not told
     * @param held how long it had the place, to about a second
     * @param sawOpening whether it was seen to begin; otherwise it was there for longer
     * @param until when that ended
     * @param ago how long ago that was
     * @param free how long nobody had it from then on, to about a second; absent where that was not
     *     recorded throughout
     * @param taken whether a socket has it now, which ended that time; otherwise it lasts
     */
    record HadBefore(
            @Nullable String name,
            @Nullable String runtime,
            @Nullable Pid pid,
            @Nullable String user,
            Duration held,
            boolean sawOpening,
            Instant until,
            Duration ago,
            @Nullable Duration free,
            boolean taken)
            implements BindFact {}
}
