package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.platform.GroupPoll;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Connects to many ports by one thread: as many sockets as the process may spare are on their way
 * at once, and one poll(2) waits for all of them. Each is an attempt of its own, with the calls
 * that were made for it.
 *
 * <p>On loopback a connect to a closed port is refused before connect(2) returns, which a
 * non-blocking one does not say: SO_ERROR is asked at once, and only what is undecided is waited
 * for.
 */
public final class ConnectSweep {
    private static final Duration SLICE = Duration.ofMillis(50);

    /** More would be an attack on what is between here and there, and no faster. */
    private static final int MOST_AT_ONCE = 256;

    /** The rest of them is for what else the process does. */
    private static final int SHARE_OF_DESCRIPTORS = 4;

    private final SocketCalls calls;
    private final MachineFacts machine;

    /** A sweep on one machine. */
    public ConnectSweep(SocketCalls calls, MachineFacts machine) {
        this.calls = calls;
        this.machine = machine;
    }

    /**
     * Connects to each once. Blocks; a cancel ends it within 50 ms and closes every socket.
     *
     * @param probes non-blocking TCP, in the order in which they are begun
     * @param each is told of each as soon as it is decided, on the calling thread; what was on its
     *     way when it was cancelled is told as such
     * @return the attempts in the order of the probes; those that a cancel kept from beginning are
     *     missing
     * @throws IllegalArgumentException if one is blocking or UDP
     */
    public List<Attempt> run(
            List<ConnectProbe> probes, Consumer<Attempt> each, Cancellation cancellation) {
        if (probes.stream()
                .anyMatch(probe -> probe.blocking() || probe.protocol() != Protocol.TCP)) {
            throw new IllegalArgumentException("a sweep takes non-blocking TCP connects");
        }
        return new Run(probes, each, cancellation).attempts();
    }

    /** One sweep. */
    private final class Run {
        private final List<ConnectProbe> probes;
        private final Consumer<Attempt> each;
        private final Cancellation cancellation;
        private final @Nullable Attempt[] attempts;
        private int window =
                Math.clamp(machine.descriptorLimit() / SHARE_OF_DESCRIPTORS, 1, MOST_AT_ONCE);
        private final List<SweptConnect> flying = new ArrayList<>();
        private @Nullable SweptConnect grounded;
        private int next;

        Run(List<ConnectProbe> probes, Consumer<Attempt> each, Cancellation cancellation) {
            this.probes = probes;
            this.each = each;
            this.cancellation = cancellation;
            attempts = new Attempt[probes.size()];
        }

        List<Attempt> attempts() {
            try {
                begin();
                while (!flying.isEmpty()) {
                    await();
                    begin();
                }
                if (grounded != null) {
                    end(grounded, new Outcome.Cancelled());
                }
            } finally {
                // there are none left unless the one who is told threw
                flying.forEach(SweptConnect::close);
            }
            return Arrays.stream(attempts).filter(Objects::nonNull).toList();
        }

        /** Sets as many on their way as there is room for. */
        private void begin() {
            while (flying.size() < window && !cancellation.getAsBoolean()) {
                SweptConnect connect = grounded != null ? grounded : following();
                if (connect == null) {
                    return;
                }
                grounded = null;
                Outcome outcome = connect.begin();
                if (outcome == null) {
                    flying.add(connect);
                } else if (isOutOfDescriptors(outcome) && !flying.isEmpty()) {
                    // those on their way will give theirs back, and this one is tried again then
                    grounded = connect;
                    window = flying.size();
                } else {
                    end(connect, outcome);
                }
            }
        }

        private @Nullable SweptConnect following() {
            if (next == probes.size()) {
                return null;
            }
            var connect = new SweptConnect(next, probes.get(next), calls, machine);
            next++;
            return connect;
        }

        /** Waits for all of them at once, and ends those that are decided. */
        private void await() {
            List<Integer> descriptors = flying.stream().map(SweptConnect::descriptor).toList();
            GroupPoll poll = calls.awaitAnyWritable(descriptors, untilFirstDeadline());
            int place = 0;
            for (var i = flying.iterator(); i.hasNext(); place++) {
                SweptConnect connect = i.next();
                Outcome outcome = outcome(connect, poll, place);
                if (outcome != null) {
                    i.remove();
                    end(connect, outcome);
                }
            }
        }

        private Duration untilFirstDeadline() {
            long now = System.nanoTime();
            long first =
                    flying.stream()
                            .mapToLong(connect -> connect.deadline() - now)
                            .min()
                            .orElseThrow();
            return Duration.ofNanos(Math.clamp(first, 0, SLICE.toNanos()));
        }

        /** How a connect ended, null while it is undecided. */
        private @Nullable Outcome outcome(SweptConnect connect, GroupPoll poll, int place) {
            boolean late = System.nanoTime() - connect.deadline() >= 0;
            boolean cancelled = cancellation.getAsBoolean();
            if (poll.result() instanceof Failed(Errno errno)) {
                connect.waited(poll.line(place));
                return new Outcome.Refused(Syscall.POLL, errno, DecidedBy.KERNEL);
            }
            if (!poll.isDecided(place) && !late && !cancelled) {
                return null;
            }
            connect.waited(poll.line(place));
            if (poll.isDecided(place)) {
                return connect.settle();
            }
            return cancelled ? new Outcome.Cancelled() : connect.timeOut();
        }

        private void end(SweptConnect connect, Outcome outcome) {
            Attempt attempt = connect.end(outcome);
            attempts[connect.place()] = attempt;
            each.accept(attempt);
        }

        private static boolean isOutOfDescriptors(Outcome outcome) {
            return outcome instanceof Outcome.Refused(var syscall, var errno, var _)
                    && syscall == Syscall.SOCKET
                    && (errno.name().equals("EMFILE") || errno.name().equals("ENFILE"));
        }
    }
}
