package dev.bindsight.probe;

import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;

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
import java.util.Iterator;
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

    /** Takes what a sweep decides, on the thread that sweeps. */
    public interface Landing {
        /** Whether more may be begun. */
        boolean hasRoom();

        /** Waits until there is room, or the sweep is cancelled. */
        void awaitRoom();

        /**
         * One is decided; what was on its way when it was cancelled is told as such.
         *
         * @param place where it stands among the probes, from 0
         */
        void landed(int place, Attempt attempt);
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
        var attempts = new @Nullable Attempt[probes.size()];
        var landing =
                new Landing() {
                    @Override
                    public boolean hasRoom() {
                        return true;
                    }

                    @Override
                    public void awaitRoom() {}

                    @Override
                    public void landed(int place, Attempt attempt) {
                        attempts[place] = attempt;
                        each.accept(attempt);
                    }
                };
        run(probes.iterator(), landing, cancellation);
        return Arrays.stream(attempts).filter(Objects::nonNull).toList();
    }

    /**
     * The same without keeping any: what was decided is the receiver's, who may hold the sweep up.
     *
     * @param probes non-blocking TCP, asked for one by one
     * @throws IllegalArgumentException if one is blocking or UDP
     */
    public void run(Iterator<ConnectProbe> probes, Landing landing, Cancellation cancellation) {
        new Run(probes, landing, cancellation).run();
    }

    /** One sweep. */
    private final class Run {
        private final Iterator<ConnectProbe> probes;
        private final Landing landing;
        private final Cancellation cancellation;
        private int window =
                Math.clamp(machine.descriptorLimit() / SHARE_OF_DESCRIPTORS, 1, MOST_AT_ONCE);
        private final List<SweptConnect> flying = new ArrayList<>();
        private @Nullable SweptConnect grounded;
        private int next;

        Run(Iterator<ConnectProbe> probes, Landing landing, Cancellation cancellation) {
            this.probes = probes;
            this.landing = landing;
            this.cancellation = cancellation;
        }

        void run() {
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
        }

        /** Sets as many on their way as there is room for. */
        private void begin() {
            while (flying.size() < window && mayBegin()) {
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

        /** What is on its way is looked after meanwhile, so that its time is told as it is. */
        private boolean mayBegin() {
            if (flying.isEmpty()) {
                landing.awaitRoom();
            }
            return landing.hasRoom() && !cancellation.getAsBoolean();
        }

        private @Nullable SweptConnect following() {
            if (!probes.hasNext()) {
                return null;
            }
            ConnectProbe probe = probes.next();
            if (probe.blocking() || probe.protocol() != Protocol.TCP) {
                throw new IllegalArgumentException("a sweep takes non-blocking TCP connects");
            }
            var connect = new SweptConnect(next, probe, calls, machine);
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
            landing.landed(connect.place(), connect.end(outcome));
        }

        private static boolean isOutOfDescriptors(Outcome outcome) {
            return outcome instanceof Outcome.Refused(var syscall, var errno, var _)
                    && syscall == Syscall.SOCKET
                    && errno.is(EMFILE, ENFILE);
        }
    }
}
