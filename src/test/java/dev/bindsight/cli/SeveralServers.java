package dev.bindsight.cli;

import dev.bindsight.testbed.ChildProcess;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run in a {@link dev.bindsight.testbed.Sandbox} with the devices {@code v0} and {@code v1}: one
 * port with several servers, told apart by their device, scope or family. Carries the printed stop
 * commands out and prints who lived on.
 */
final class SeveralServers {
    private static final Pattern STOP = Pattern.compile("(?m)^ *bindsight stop (.*)$");

    private SeveralServers() {}

    public static void main(String[] arguments) {
        scopes();
        families();
        devices();
    }

    private static void scopes() {
        try (var here = server("s.AF_INET6", "('fe80::77', 7703, 0, s.if_nametoindex('v0'))", "");
                var there =
                        server("s.AF_INET6", "('fe80::77', 7703, 0, s.if_nametoindex('v1'))", "")) {
            CommandLineRun why = CommandLineRun.wide(200, "why", "[fe80::77%v0]:7703");
            System.out.print(why.out());
            stop(why);
            System.out.println("scopes " + alive(here, there));
        }
        System.out.println(CommandLineRun.of("bind", "[fe80::77%v0]:7704").out());
    }

    private static void families() {
        try (var ipv4 = server("s.AF_INET", "('0.0.0.0', 9201)", "");
                var ipv6 = server("s.AF_INET6", "('::', 9201)", "l.setsockopt(41, 26, 1)")) {
            stop(CommandLineRun.wide(200, "bind", "[::]:9201", "--v6only"));
            System.out.println("families " + alive(ipv4, ipv6));
        }
    }

    private static void devices() {
        try (var lo = server("s.AF_INET", "('0.0.0.0', 8702)", "l.setsockopt(1, 25, b'lo')");
                var v0 = server("s.AF_INET", "('0.0.0.0', 8702)", "l.setsockopt(1, 25, b'v0')")) {
            System.out.println(CommandLineRun.wide(200, "why", "0.0.0.0%lo:8702").out());
            CommandLineRun.inJson("ports", "8702")
                    .json()
                    .get("sockets")
                    .forEach(each ->
                            System.out.println(
                                    "exposure "
                                            + each.get("device").asString()
                                            + " "
                                            + each.get("exposure").asString()));
            CommandLineRun stop =
                    CommandLineRun.inJson("stop", "0.0.0.0%lo:8702", "--yes", "--wait", "2s");
            System.out.println("after " + stop.status() + " " + alive(lo, v0));
        }
    }

    private static ChildProcess server(String family, String address, String options) {
        ChildProcess child =
                ChildProcess.python(
                        """
                        import socket as s
                        l = s.socket(%s)
                        %s
                        l.bind(%s); l.listen(5)
                        print('ready', flush=True)
                        input()
                        """
                                .formatted(family, options, address));
        child.awaitLine("ready");
        return child;
    }

    /** Types the first stop command that was printed, as a shell without its quotes takes it. */
    private static void stop(CommandLineRun said) {
        Matcher command = STOP.matcher(said.out());
        if (!command.find()) {
            throw new AssertionError("no command in " + said.out());
        }
        System.out.println("command " + command.group(1));
        var words = List.of(("stop " + command.group(1) + " --yes").replace("'", "").split(" "));
        CommandLineRun.of(words.toArray(String[]::new));
    }

    private static String alive(ChildProcess one, ChildProcess other) {
        return one.isAlive() + " " + other.isAlive();
    }
}
