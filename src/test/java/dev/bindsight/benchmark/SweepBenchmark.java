package dev.bindsight.benchmark;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectSweep;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Sweeps 10,000 closed ports and compares that with nmap, in a network namespace of its own, where
 * no port is open. The first sweep counts by itself: it is the one a person waits for, with code
 * that the virtual machine has not compiled yet.
 */
public final class SweepBenchmark {
    private static final int PORTS = 10_000;
    private static final int EVERY_PORT = 65_535;
    private static final int MOST_TO_THEMSELVES = 8;
    private static final int ROUNDS = 15;
    private static final int EVERY_ROUNDS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String NMAP = "nmap -sT -n -Pn -p1-" + PORTS + " 127.0.0.1";
    private static final PrintStream OUT = System.out;

    private SweepBenchmark() {}

    /** Starts itself again inside the namespaces and measures there. */
    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).contains(Namespaces.INSIDE)) {
            System.exit(Namespaces.run(SweepBenchmark.class, List.of(arguments)));
        }
        try (Platform platform = LinuxPlatform.open()) {
            var sweep = new ConnectSweep(platform.sockets(), platform.machine());
            var first = new Samples();
            first.time(() -> sweep(sweep, PORTS));
            var nmap = new Samples();
            var steady = new Samples();
            // in turn, so that what else the machine does falls on both alike
            for (int i = 0; i < ROUNDS; i++) {
                nmap.add(Tool.nanos(NMAP));
                steady.time(() -> sweep(sweep, PORTS));
            }
            say("%,d closed ports on loopback, %d rounds", PORTS, ROUNDS);
            say("sweep               %s", steady);
            say("%s  %s", NMAP, nmap);
            say("ratio, at most 1.5  %s", steady.ratio(nmap));
            say("first sweep of the program  %s, ratio %s", first, first.ratio(nmap));
            var processor = new Samples();
            for (int i = 0; i < EVERY_ROUNDS; i++) {
                long begun = THREADS.getCurrentThreadCpuTime();
                sweep(sweep, EVERY_PORT);
                processor.add(THREADS.getCurrentThreadCpuTime() - begun);
            }
            say("all %,d ports, processor time  %s", EVERY_PORT, processor);
        }
    }

    /** One sweep, which must have been what it is taken for. */
    private static void sweep(ConnectSweep sweep, int ports) {
        List<ConnectProbe> probes =
                IntStream.rangeClosed(1, ports)
                        .mapToObj(port -> new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port)))
                        .map(endpoint -> ConnectProbe.tcp(endpoint, 0, Duration.ofSeconds(3)))
                        .toList();
        List<Attempt> attempts = sweep.run(probes, _ -> {}, new Cancellation());
        long refused = attempts.stream().filter(SweepBenchmark::isRefused).count();
        // a connect whose source port is the one it goes to connects to itself (RFC 9293, 3.5)
        if (refused < ports - MOST_TO_THEMSELVES) {
            throw new IllegalStateException("only " + refused + " were refused");
        }
    }

    private static boolean isRefused(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused(var _, var errno, var _)
                && errno.name().equals("ECONNREFUSED");
    }

    private static void say(String format, Object... values) {
        OUT.printf(Locale.ROOT, format + "%n", values);
    }
}
