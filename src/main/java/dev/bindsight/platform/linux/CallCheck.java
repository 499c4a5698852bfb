package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.F_DUPFD;
import static dev.bindsight.platform.linux.abi.FileAbi.F_DUPFD_CLOEXEC;
import static dev.bindsight.platform.linux.abi.FileAbi.F_GETFD;
import static dev.bindsight.platform.linux.abi.FileAbi.F_GETFL;
import static dev.bindsight.platform.linux.abi.FileAbi.F_SETFD;
import static dev.bindsight.platform.linux.abi.FileAbi.F_SETFL;
import static dev.bindsight.platform.linux.abi.FileAbi.O_ASYNC;
import static dev.bindsight.platform.linux.abi.FileAbi.O_NONBLOCK;
import static dev.bindsight.platform.linux.abi.ProcessAbi.RLIMIT_NOFILE;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_UNIX;
import static dev.bindsight.platform.linux.abi.SocketAbi.FIONBIO;
import static dev.bindsight.platform.linux.abi.SocketAbi.FIONREAD;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.SIOCATMARK;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_DOMAIN;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVTIMEO;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_SNDTIMEO;
import static dev.bindsight.platform.linux.abi.SocketAbi.TIOCOUTQ;

import dev.bindsight.model.Arg;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What an experiment may not do, because it shares a process with everything else. */
final class CallCheck {
    /** The kernel gives no descriptor from here on (fs.nr_open is at most 2^30). */
    private static final int NOBODYS = 1 << 30;

    private static final Set<Long> FCNTL =
            Set.of(
                    (long) F_DUPFD,
                    (long) F_DUPFD_CLOEXEC,
                    (long) F_GETFD,
                    (long) F_SETFD,
                    (long) F_GETFL,
                    (long) F_SETFL);
    private static final Set<Long> IOCTL =
            Set.of((long) FIONREAD, (long) TIOCOUTQ, (long) FIONBIO, (long) SIOCATMARK);

    private final LinuxCalls calls;
    private final Duration patience;

    CallCheck(LinuxCalls calls, Duration patience) {
        this.calls = calls;
        this.patience = patience;
    }

    /** How long a call may block. */
    Duration patience() {
        return patience;
    }

    /**
     * Checks a call that is to be made.
     *
     * @param owned the descriptors of the experiment
     * @param bound the addresses it has bound
     * @throws IllegalArgumentException if it could harm more than the experiment
     */
    void inspect(Syscall syscall, List<Arg> arguments, Set<Integer> owned, Set<SocketName> bound) {
        for (Arg argument : arguments) {
            if (argument instanceof Arg.Descriptor(int number)) {
                own(number, owned);
            } else if (argument instanceof Arg.Polled(List<Arg.Watched> shown, var _, var _)) {
                shown.forEach(each -> own(each.descriptor(), owned));
            } else if (argument instanceof Arg.Value(OptionValue value, var _)) {
                lingers(value, arguments);
            } else if (argument instanceof Arg.Bytes(var _, int length)) {
                counts(length);
            } else if (argument instanceof Arg.Room(int size, var _)) {
                counts(size);
            } else if (argument instanceof Arg.Message message) {
                counts(message.controlLength());
                message.pieces().forEach(piece -> counts(piece.length()));
                PassedDescriptors.in(message).forEach(each -> own(each, owned));
            }
        }
        switch (syscall) {
            case SOCKET, SOCKETPAIR, PIPE2, GETADDRINFO, GETNAMEINFO -> {}
            case POLL -> {
                refuse(!(arguments.getFirst() instanceof Arg.Polled), "poll of no descriptors");
                long millis = number(arguments, 1);
                refuse(
                        millis < 0 || millis > patience.toMillis(),
                        "poll would wait longer than the patience");
            }
            case FCNTL -> {
                descriptorFirst(arguments);
                refuse(!FCNTL.contains(number(arguments, 1)), "fcntl may change more");
                boolean signals =
                        number(arguments, 1) == F_SETFL && (number(arguments, 2) & O_ASYNC) != 0;
                refuse(signals, "a socket with O_ASYNC sends signals");
            }
            case IOCTL -> {
                descriptorFirst(arguments);
                refuse(!IOCTL.contains(number(arguments, 1)), "ioctl may change more");
            }
            case SETRLIMIT -> limit(number(arguments, 0), arguments);
            case PRLIMIT -> {
                refuse(number(arguments, 0) != 0, "the limit of another process");
                limit(number(arguments, 1), arguments);
            }
            default -> {
                descriptorFirst(arguments);
                if (mayBlock(syscall, arguments)) {
                    wakes(syscall, arguments, bound);
                }
            }
        }
    }

    /** The kernel takes a negative time for one without end. */
    private void lingers(OptionValue value, List<Arg> arguments) {
        boolean asked =
                arguments.stream()
                        .anyMatch(each ->
                                each instanceof Arg.Option option && option.is("SO_LINGER"));
        if (value instanceof OptionValue.Linger(var on, int seconds)) {
            refuse(
                    on && (seconds < 0 || seconds > patience.toSeconds()),
                    "closing would block too long");
        } else {
            refuse(asked && value instanceof OptionValue.Raw, "how long it lingers can't be read");
        }
    }

    /** A size_t: what is negative stands for nearly all of the memory there is. */
    private static void counts(int length) {
        refuse(length < 0, "a length of bytes that is negative");
    }

    private static void own(int descriptor, Set<Integer> owned) {
        boolean known = descriptor < 0 || descriptor >= NOBODYS || owned.contains(descriptor);
        refuse(!known, descriptor + " is not the experiment's");
    }

    private static void descriptorFirst(List<Arg> arguments) {
        refuse(Arg.descriptor(arguments).isEmpty(), "its first argument is no descriptor");
    }

    private void limit(long resource, List<Arg> arguments) {
        refuse(resource != RLIMIT_NOFILE, "only RLIMIT_NOFILE is about sockets");
        // not by root either, who may lack CAP_SYS_RESOURCE
        boolean lowers =
                arguments.stream()
                        .anyMatch(each ->
                                each instanceof Arg.Limit(var _, long hard)
                                        && hard >= 0
                                        && hard < hardLimit());
        refuse(lowers, "a hard limit that is lowered can not be raised again");
    }

    private long hardLimit() {
        List<Arg> asked =
                List.of(
                        new Arg.Number(0),
                        new Arg.Number(RLIMIT_NOFILE),
                        new Arg.Null(),
                        new Arg.LimitRoom(null));
        return calls.make(Syscall.PRLIMIT, asked).arguments().getLast()
                                instanceof Arg.LimitRoom(Arg.Limit now)
                        && now != null
                ? now.hard()
                : Long.MAX_VALUE;
    }

    /** Whether a call can wait for somebody else. */
    boolean mayBlock(Syscall syscall, List<Arg> arguments) {
        return switch (syscall) {
            case ACCEPT, ACCEPT4, CONNECT -> true;
            case SEND, SENDTO, SENDMSG, RECV, RECVFROM, RECVMSG ->
                    arguments.stream()
                            .noneMatch(each ->
                                    each instanceof Arg.Flags flags
                                            && (flags.value() & MSG_DONTWAIT) != 0);
            default -> false;
        };
    }

    /** Refuses to wait where shutdown(2) wakes nobody. */
    private void wakes(Syscall syscall, List<Arg> arguments, Set<SocketName> bound) {
        Arg socket = arguments.getFirst();
        if (!(asked(socket, SO_DOMAIN, OptionValue.Kind.INT) instanceof OptionValue.Int(int domain))
                || !waits(syscall, socket)) {
            return;
        }
        boolean wakes =
                switch (domain) {
                    case AF_INET, AF_INET6 -> true;
                    case AF_UNIX ->
                            arguments.stream()
                                    .noneMatch(each ->
                                            each instanceof Arg.Address(var name, var _)
                                                    && !bound.contains(name));
                    default -> false;
                };
        refuse(!wakes, "nothing would wake it: make the socket non-blocking or give it a time");
    }

    /** Whether a socket is blocking and has no time limit of its own. */
    private boolean waits(Syscall syscall, Arg socket) {
        List<Arg> flags = List.of(socket, new Arg.Number(F_GETFL), new Arg.Number(0));
        boolean blocking =
                calls.make(Syscall.FCNTL, flags).result()
                                instanceof SyscallResult.Returned(long value)
                        && (value & O_NONBLOCK) == 0;
        boolean sends =
                switch (syscall) {
                    case CONNECT, SEND, SENDTO, SENDMSG -> true;
                    default -> false;
                };
        int option = sends ? SO_SNDTIMEO : SO_RCVTIMEO;
        return blocking
                && asked(socket, option, OptionValue.Kind.TIME)
                        instanceof OptionValue.Time(long seconds, long micros)
                && seconds == 0
                && micros == 0;
    }

    private @Nullable OptionValue asked(Arg socket, int option, OptionValue.Kind kind) {
        List<Arg> question =
                List.of(
                        socket,
                        new Arg.Number(SOL_SOCKET),
                        new Arg.Number(option),
                        new Arg.Answer(kind));
        return calls.make(Syscall.GETSOCKOPT, question).arguments().getLast()
                        instanceof Arg.Answer answer
                ? answer.came()
                : null;
    }

    /** Whether fcntl(2) is asked for another descriptor. */
    static boolean duplicates(List<Arg> arguments) {
        long command = number(arguments, 1);
        return command == F_DUPFD || command == F_DUPFD_CLOEXEC;
    }

    private static long number(List<Arg> arguments, int place) {
        Arg argument = place < arguments.size() ? arguments.get(place) : new Arg.Number(0);
        return switch (argument) {
            case Arg.Number(long value) -> value;
            case Arg.Constant(var _, long value) -> value;
            case Arg.Flags flags -> flags.value();
            default -> throw new IllegalArgumentException("no number: " + argument);
        };
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
