package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What is true now of an error that a program reported: what its one or two sentences name. */
public sealed interface ReportReason extends Reason {
    /**
     * A socket has the very place.
     *
     * @param place what the program asked for
     * @param holder the socket, and who has it
     * @param origin where the first process that has it was started; absent where none is seen, and
     *     where that is Bindsight itself
     * @param seen when it was seen
     * @param copy how it is known to be the very program that reports the error
     */
    record Held(
            BindPlace place, Holder holder, @Nullable ProcessOrigin origin, Instant seen, Copy copy)
            implements ReportReason {}

    /** How the holder of a port is known to be a copy of the program that cannot have it. */
    enum Copy {
        /** It is not. */
        UNPROVEN,
        /** It was started by the same command in the same directory. */
        SAME_COMMAND,
        /** It runs a file of its own directory that the error names as the one it comes from. */
        SAME_FILE
    }

    /**
     * The bind that was refused works now.
     *
     * @param place what the program asked for
     * @param wasHeld whether something had the place then
     */
    record BoundNow(BindPlace place, boolean wasHeld) implements ReportReason {}

    /**
     * No socket has the place any more; it was not bound, because that takes a privilege.
     *
     * @param place what the program asked for
     * @param unprivilegedFrom the lowest port that needs none, absent where it cannot be read
     */
    record NotHeld(BindPlace place, @Nullable Port unprivilegedFrom) implements ReportReason {}

    /**
     * The port needs a capability that the program did not have.
     *
     * @param port the port
     * @param unprivilegedFrom the lowest port that needs none
     */
    record Privileged(Port port, Port unprivilegedFrom) implements ReportReason {}

    /**
     * A server wanted an address that this machine does not have.
     *
     * @param address the address
     * @param here those it has
     */
    record OfOtherMachine(IpAddress address, List<LocalAddress> here) implements ReportReason {
        /** Copies the list. */
        public OfOtherMachine {
            here = List.copyOf(here);
        }
    }

    /**
     * Something of this machine listens where the connect goes.
     *
     * @param place to where
     * @param listener what listens
     * @param wasRefused whether nothing listened there when the error came
     */
    record ListensNow(BindPlace place, Holder listener, boolean wasRefused)
            implements ReportReason {}

    /**
     * The connect that failed works now.
     *
     * @param place to where
     */
    record ConnectsNow(BindPlace place) implements ReportReason {}

    /**
     * The other end is not this machine, and nothing was sent to it.
     *
     * @param to the address and port
     */
    record NotHere(HostAndPort to) implements ReportReason {}

    /**
     * The other end has a name, which was not looked up.
     *
     * @param to the name and the port
     */
    record NameUnasked(HostAndPort to) implements ReportReason {}

    /**
     * The look-up of a name failed, and was not made again.
     *
     * @param name the name
     * @param isForNow whether the name servers did not answer, instead of knowing no address
     */
    record LookUpFailed(String name, boolean isForNow) implements ReportReason {}

    /**
     * A handshake failed, and was not made again.
     *
     * @param to with whom, absent where the text does not say
     */
    record HandshakeNotMade(@Nullable HostAndPort to) implements ReportReason {}

    /**
     * The place is a Unix socket.
     *
     * @param path its path, or its abstract name behind {@code @} (unix(7))
     * @param file what is there
     * @param ofServer whether a server wanted to bind it, else a client to connect to it
     */
    record OfUnixSocket(String path, PathState file, boolean ofServer) implements ReportReason {}

    /** What is at the path of a Unix socket. */
    enum PathState {
        /** Nothing. */
        MISSING,
        /** A file. */
        THERE,
        /** It is no path of the file system, or cannot be looked at. */
        UNSEEN
    }

    /**
     * The program, or the whole system, had no descriptor left.
     *
     * @param ofSystem whether the whole system had none (ENFILE)
     */
    record OutOfDescriptors(boolean ofSystem) implements ReportReason {}

    /**
     * A connection ended, and nothing that is left tells of it.
     *
     * @param with with whom, absent where the text does not say
     */
    record ConnectionOver(@Nullable HostAndPort with) implements ReportReason {}

    /**
     * The text names a host and no port.
     *
     * @param host the host, as it is printed
     */
    record WithoutPort(String host) implements ReportReason {}

    /** No address and no port could be read from the text. */
    record WithoutPlace() implements ReportReason {}
}
