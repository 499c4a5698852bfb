package dev.bindsight.cli.manual;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.inventory.filter.FilterKey;

import java.util.Arrays;
import java.util.List;

/** What a shell may offer where an argument is typed. */
sealed interface Values {
    /** These words and no others. */
    record Words(List<String> words) implements Values {}

    /** Beginnings of words, each up to its colon; how they go on is not offered. */
    record Keys(List<String> keys) implements Values {}

    /** Names of hosts, as the shell knows them. */
    record Hosts() implements Values {}

    /** Names of services, as services(5) has them. */
    record Services() implements Values {}

    /** The ids of running processes. */
    record Processes() implements Values {}

    /** Nothing: a number, an address, a duration. */
    record Anything() implements Values {}

    /** What may stand for an argument of a verb, told by the label that its help gives it. */
    static Values of(String verb, String label) {
        return switch (label.replace("…", "")) {
            case "HOST" -> new Hosts();
            case "PID" -> new Processes();
            case "SCREEN" -> new Words(WindowRequest.SCREENS);
            case "FILTER" ->
                    new Keys(
                            Arrays.stream(FilterKey.values())
                                    .map(each -> each.label() + ":")
                                    .toList());
            // the other verbs bind, and take an address with a number
            case "PORT" ->
                    verb.equals("connect") || verb.equals("wait") ? new Services() : new Anything();
            case "NAME|NUMBER" ->
                    new Words(
                            ErrnoReference.standard().entries().stream()
                                    .map(ErrnoEntry::name)
                                    .sorted()
                                    .toList());
            default -> new Anything();
        };
    }
}
