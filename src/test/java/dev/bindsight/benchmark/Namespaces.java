package dev.bindsight.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Private pid, network and mount namespaces, where a benchmark disturbs nobody; takes root. */
final class Namespaces {
    /** The argument by which a benchmark knows that it is inside. */
    static final String INSIDE = "--inside";

    private Namespaces() {}

    /** Runs a main class inside, with loopback up, and returns its exit status. */
    static int run(Class<?> main, List<String> arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--pid",
                                "--net",
                                "--mount",
                                "--fork",
                                "--kill-child",
                                "--",
                                "sh",
                                "-euc",
                                "mount -t proc proc /proc; ip link set lo up; \"$@\"",
                                "sh",
                                System.getProperty("java.home") + "/bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                INSIDE));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }
}
