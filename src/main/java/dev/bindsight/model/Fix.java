package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that can be done about a port that cannot be had, or a host that cannot be reached. A
 * fix that tries again holds the very probe that will be run.
 */
public sealed interface Fix {
    /** The id scripts know it by: {@code stop-owner}. */
    default String id() {
        return ScriptWord.of(getClass());
    }

    /** A fix that ends what holds a port: always through the dialog that shows what is hit. */
    sealed interface Stop extends Fix {}

    /** A fix that is nothing but another probe. */
    sealed interface Retry extends Fix {
        /** The probe. */
        Probe probe();
    }

    /** A retry of a bind with one option more. */
    sealed interface WithOption extends Retry {
        @Override
        Probe.BindProbe probe();

        /** The option. */
        SocketOption option();
    }

    /** A retry at another place. */
    sealed interface Elsewhere extends Retry {}

    /** A fix that is for the user to do: Bindsight tells how. */
    sealed interface ByUser extends Fix {}

    /**
     * Ends processes that hold the port.
     *
     * @param processes which, at least one
     */
    record StopOwner(List<ProcessDetails> processes) implements Stop {
        /** Copies the list. */
        public StopOwner {
            processes = List.copyOf(processes);
        }
    }

    /**
     * Stops what would start the owner again, and the owner with it.
     *
     * @param supervisor what
     */
    record StopSupervisor(Supervisor supervisor) implements Stop {}

    /**
     * Destroys one socket and leaves its process alone (SOCK_DESTROY of sock_diag(7), as {@code ss
     * -K} does). That frees the port of a connection, of TIME_WAIT and of an orphan; a listener or
     * a UDP socket whose owner asked for that very port stays bound until the owner closes it.
     *
     * @param socket which
     */
    record CloseSocket(SocketEntry socket) implements Fix {}

    /**
     * The same bind with SO_REUSEADDR.
     *
     * @param probe the bind
     */
    record RetryWithReuseAddress(Probe.BindProbe probe) implements WithOption {
        @Override
        public SocketOption option() {
            return SocketOption.SO_REUSEADDR;
        }
    }

    /**
     * The same bind with SO_REUSEPORT.
     *
     * @param probe the bind
     */
    record RetryWithReusePort(Probe.BindProbe probe) implements WithOption {
        @Override
        public SocketOption option() {
            return SocketOption.SO_REUSEPORT;
        }
    }

    /**
     * The same bind with IP_FREEBIND: for an address that this machine does not have yet.
     *
     * @param probe the bind
     */
    record RetryWithFreebind(Probe.BindProbe probe) implements WithOption {
        @Override
        public SocketOption option() {
            return SocketOption.IP_FREEBIND;
        }
    }

    /**
     * Gives a socket back that Bindsight itself holds for the user to try.
     *
     * @param socket which
     */
    record EndHold(SocketEntry socket) implements Fix {}

    /**
     * The same with the other family, or with IPv6 alone ({@code IPV6_V6ONLY}).
     *
     * @param probe the bind or connect
     */
    record RetryOtherFamily(Probe probe) implements Retry {}

    /**
     * The same at another port.
     *
     * @param probe the bind or connect; a bind to port 0 lets the kernel pick one
     * @param given the port that the kernel gave just now, absent unless it picked one
     */
    record UseOtherPort(Probe probe, @Nullable Port given) implements Elsewhere {}

    /**
     * The same at another address.
     *
     * @param probe the bind or connect
     */
    record UseOtherAddress(Probe probe) implements Elsewhere {}

    /**
     * Waits until the kernel lets go of the port and binds at once.
     *
     * @param probe the bind
     * @param until when the last timer that stands in the way ends
     */
    record WaitForTimeWait(Probe.BindProbe probe, Instant until) implements Fix {}

    /**
     * Lets an ordinary user have a privileged port. Bindsight runs none of the commands.
     *
     * @param port the port
     * @param commands each way
     */
    record GrantPrivilege(Port port, List<Command> commands) implements ByUser {
        /** Copies the list. */
        public GrantPrivilege {
            commands = List.copyOf(commands);
        }
    }

    /**
     * The same connect with more patience.
     *
     * @param probe the connect
     */
    record RaiseTimeout(Probe.ConnectProbe probe) implements Retry {

        /** How long it waits at most. */
        public Duration timeout() {
            return probe.timeout();
        }
    }

    /**
     * Starts the server that should listen there, which Bindsight does not know.
     *
     * @param place where it should listen
     */
    record StartServer(BindPlace place) implements ByUser {}

    /** A fix that is to see for oneself: it makes the call that a program reports as failed. */
    sealed interface Try extends Fix {}

    /**
     * The very bind, which may go through now.
     *
     * @param probe the bind
     */
    record TryBind(Probe.BindProbe probe) implements Try {}

    /**
     * The very connect. It sends packets, so it is made only when it is asked for.
     *
     * @param to a name or an address without brackets, and the port
     * @param protocol TCP or UDP
     * @param tls whether a TLS handshake follows
     */
    record TryConnect(HostAndPort to, Protocol protocol, boolean tls) implements Try {}

    /**
     * Looks a name up, which asks name servers.
     *
     * @param name the name
     */
    record LookUp(String name) implements Try {}

    /**
     * A command for the user to run.
     *
     * @param line as it is typed into a shell
     * @param grants what it changes, and for whom
     */
    record Command(String line, Grant grants) {}

    /** For whom a command lifts the limit, and for how long. */
    enum Grant {
        /** For one run of one program. */
        ONE_RUN,
        /** For everyone who runs one file, until it is replaced. */
        ONE_FILE,
        /** For every program of every user, until the next boot. */
        EVERYONE
    }
}
