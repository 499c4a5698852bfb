package dev.bindsight.language;

import dev.bindsight.app.Engine;
import dev.bindsight.cli.Cli;
import dev.bindsight.cli.Output;
import dev.bindsight.cli.Terminal;
import dev.bindsight.text.SpokenLanguage;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks every verb in the pseudo-language and prints the words of its answer that are in no bundle.
 * It runs where nothing but its own programs listens.
 */
final class TerminalWalk {
    /**
     * The programs, users and devices there, and words that are typed as they are. The names of
     * months stand in a file of forms, which is no text and stays as it is.
     */
    private static final Set<String> NAMES =
            Set.of(
                    "java",
                    "python3",
                    "root",
                    "lo",
                    "bindsight",
                    "localhost",
                    "sudo",
                    "systemd-run",
                    "$USER",
                    "setcap",
                    "ep",
                    "sysctl",
                    "getent",
                    "ahosts",
                    "tcpmux",
                    "Bindsight",
                    "Linux",
                    "macOS",
                    "Windows",
                    "getaddrinfo",
                    "auto",
                    "nosuch",
                    "prot",
                    "Jan",
                    "Feb",
                    "Mar",
                    "Apr",
                    "May",
                    "Jun",
                    "Jul",
                    "Aug",
                    "Sep",
                    "Oct",
                    "Nov",
                    "Dec");

    private TerminalWalk() {}

    /** The walk. */
    public static void main(String[] arguments) {
        // what is said in English before the switch must not be said again after it
        everyLine(TerminalWalk::said);
        SpokenLanguage.named(PseudoLanguage.NAME).speak();
        everyLine(TerminalWalk::walk);
    }

    /** With a server of its own, because one of the lines stops it. */
    private static void everyLine(Consumer<String> asked) {
        try (var server = new Server()) {
            lines(server).forEach(asked);
        }
    }

    private static List<String> lines(Server server) {
        String port = String.valueOf(server.port());
        return List.of(
                "ports",
                "ports --all",
                "ports nosuch",
                "ports prot:tcp",
                "connections --for 10ms",
                "connections nosuch --for 10ms",
                "why " + port,
                "why 1",
                "bind 127.0.0.1:0",
                "bind 127.0.0.1:" + port,
                "bind 127.0.0.1:0 --hold 10ms",
                "bind 203.0.113.1:80",
                "bind " + port + " --matrix",
                "connect 127.0.0.1 " + port,
                "connect 127.0.0.1 1",
                "connect 127.0.0.1 1-4",
                "connect 127.0.0.1 " + port + " --count 2 --interval 10ms",
                "connect 127.0.0.1 " + port + " --head / --timeout 100ms",
                "connect no-such-host.invalid 80",
                "connect 203.0.113.1 80",
                "free",
                "free 8000-8010",
                "wait 127.0.0.1 " + port,
                "wait 127.0.0.1 1 --timeout 10ms",
                "wait 127.0.0.1 " + port + " --free --timeout 10ms",
                "errno",
                "errno EADDRINUSE",
                "errno -98",
                "errno EAI_NONAME",
                "errno nosuch",
                "explain listen EADDRINUSE: :::" + port,
                "explain connect ECONNREFUSED 127.0.0.1:" + port,
                "explain connect ECONNREFUSED 127.0.0.1:1",
                "explain connect ETIMEDOUT 203.0.113.1:80",
                "explain listen EACCES 0.0.0.0:80",
                "explain listen EADDRNOTAVAIL 203.0.113.1:80",
                "explain bind() to 127.0.0.1:2 failed (98: Address already in use)",
                "explain getaddrinfo ENOTFOUND no-such-host.invalid",
                "explain nosuch",
                "stop 1 --yes",
                "stop " + port,
                "stop " + port + " --yes --wait 5s",
                "history",
                "history " + port + " --at 3h",
                "history --at nosuch",
                "record --status",
                "record --status --remove",
                "--help",
                "history --help",
                "record --help",
                "ports --help",
                "connections --help",
                "connections --for 0s",
                "why --help",
                "stop --help",
                "bind --help",
                "connect --help",
                "free --help",
                "wait --help",
                "errno --help",
                "explain --help",
                "nosuch",
                "--nosuch",
                "ports --json --json",
                "ports --json=x",
                "ports --source x",
                "why",
                "why --nosuch 80",
                "why 80 81",
                "free x",
                "free --count",
                "free --count x",
                "connect localhost 80 --timeout x",
                "why x",
                "connect localhost 80 --count 0");
    }

    private static void walk(String line) {
        List<String> words = new HardCoded(NAMES).in(said(line));
        if (!words.isEmpty()) {
            System.out.println(line + ": " + words);
        }
    }

    private static String said(String line) {
        var said = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new Output(said),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new BufferedReader(new StringReader("")),
                        false,
                        400,
                        false);
        try (var engine = Engine.open()) {
            new Cli(terminal, () -> engine).run(line.split(" "));
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
