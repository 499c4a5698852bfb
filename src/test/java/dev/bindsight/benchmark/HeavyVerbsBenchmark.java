package dev.bindsight.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The verbs where there is much to say, as whole processes started by a launcher: every port of
 * loopback swept while none is open, and the ports listed with 20,000 listeners of two processes;
 * beside ss(8) and nmap(1), in turn. In namespaces of its own.
 */
public final class HeavyVerbsBenchmark {
    private static final int ROUNDS = 7;
    private static final int EACH = 10_000;
    private static final String HOST = "127.0.0.1";
    private static final PrintStream OUT = System.out;

    private static final String HOLDER =
            """
            import resource, socket, sys
            first, count = int(sys.argv[1]), int(sys.argv[2])
            resource.setrlimit(resource.RLIMIT_NOFILE, (count + 100, count + 100))
            held = []
            for port in range(first, first + count):
                s = socket.socket()
                s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                s.bind(('127.0.0.1', port)); s.listen(16); held.append(s)
            print('ready', flush=True)
            sys.stdin.read()
            """;

    private final String launcher;

    private HeavyVerbsBenchmark(String launcher) {
        this.launcher = launcher;
    }

    /**
     * Builds what it measures, then starts itself again inside the namespaces.
     *
     * @param arguments a launcher, as of an installed package; that of the checkout without
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals(Namespaces.INSIDE)) {
            var benchmark = new HeavyVerbsBenchmark(arguments[1]);
            benchmark.sweep();
            benchmark.memory();
            benchmark.ports();
            return;
        }
        String launcher =
                arguments.length > 0
                        ? arguments[0]
                        : Path.of("packaging", "bindsight").toAbsolutePath().toString();
        new WholeProcess("build", launcher, "errno", "98").run();
        System.exit(Namespaces.run(HeavyVerbsBenchmark.class, List.of(launcher)));
    }

    private void sweep() {
        var text = bindsight("connect", HOST, "1-65535");
        var json = bindsight("connect", HOST, "1-65535", "--json");
        boolean hasNmap = Files.isExecutable(Path.of("/usr/bin/nmap"));
        var nmap = new WholeProcess("nmap", "nmap", "-sT", "-n", "-Pn", "-p1-65535", HOST);
        say("65,535 closed ports of loopback, %d rounds", ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            text.run();
            json.run();
            if (hasNmap) {
                nmap.run();
            }
        }
        say("%s", text);
        say("%s", json);
        if (hasNmap) {
            say("%s", nmap);
            say("to nmap: text %s, document %s", text.ratio(nmap), json.ratio(nmap));
        }
    }

    private void memory() {
        say("Memory by the number of ports");
        for (int ports : new int[] {1_000, 20_000, 65_535}) {
            var json = bindsight("connect", HOST, "1-" + ports, "--json");
            for (int i = 0; i < 3; i++) {
                json.run();
            }
            say("%s", json);
        }
    }

    private void ports() throws IOException {
        var holders = new ArrayList<Process>();
        try {
            for (int i = 1; i <= 2; i++) {
                holders.add(holder(i * EACH));
            }
            var text = bindsight("ports");
            var json = bindsight("ports", "--json");
            var ss = new WholeProcess("ss -tlnp", "ss", "-tlnp");
            say("%,d listeners of two processes, %d rounds", 2 * EACH, ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                ss.run();
                text.run();
                json.run();
            }
            say("%s", ss);
            say("%s", text);
            say("%s", json);
            say("to ss: text %s, document %s", text.ratio(ss), json.ratio(ss));
        } finally {
            holders.forEach(Process::destroy);
        }
    }

    private static Process holder(int firstPort) throws IOException {
        Process process =
                new ProcessBuilder(
                                "python3",
                                "-c",
                                HOLDER,
                                Integer.toString(firstPort),
                                Integer.toString(EACH))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var told =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(told.readLine())) {
            throw new IllegalStateException("could not hold " + EACH + " ports");
        }
        return process;
    }

    private WholeProcess bindsight(String... arguments) {
        var line = new ArrayList<>(List.of(launcher));
        line.addAll(List.of(arguments));
        return new WholeProcess(String.join(" ", arguments), line.toArray(String[]::new));
    }

    private static void say(String format, Object... values) {
        OUT.printf(Locale.ROOT, format + "%n", values);
    }
}
