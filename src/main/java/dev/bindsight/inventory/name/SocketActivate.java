package dev.bindsight.inventory.name;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What systemd-socket-activate(1) will start. It listens itself and becomes, or with {@code
 * --accept} starts, another program when a connection comes; until then it has the port and that
 * program appears nowhere but in its arguments.
 */
public final class SocketActivate {
    private static final String PROGRAM = "systemd-socket-activate";

    /** The options whose value is the next argument, unless it stands behind an equals sign. */
    private static final Set<String> WITH_VALUE =
            Set.of("--listen", "--setenv", "--environment", "--fdname");

    /** The letters of short options that take the rest of their word, or the next argument. */
    private static final String LETTERS_WITH_VALUE = "lE";

    private SocketActivate() {}

    /** The command that a command line starts later; empty for any other program. */
    public static Optional<List<String>> starts(List<String> command) {
        if (command.isEmpty() || !Paths.base(command.getFirst()).equals(PROGRAM)) {
            return Optional.empty();
        }
        int at = 1;
        // it reads options up to the first word that is none (getopt_long(3), "+")
        while (at < command.size() && command.get(at).startsWith("-")) {
            String option = command.get(at++);
            if (option.equals("--")) {
                break;
            }
            at += takesNext(option) ? 1 : 0;
        }
        return at < command.size()
                ? Optional.of(List.copyOf(command.subList(at, command.size())))
                : Optional.empty();
    }

    private static boolean takesNext(String option) {
        if (option.startsWith("--")) {
            return WITH_VALUE.contains(option);
        }
        for (int i = 1; i < option.length(); i++) {
            if (LETTERS_WITH_VALUE.indexOf(option.charAt(i)) >= 0) {
                return i == option.length() - 1;
            }
        }
        return false;
    }
}
