package dev.bindsight.errno;

import java.util.List;

/**
 * What an errno means when one call gives it.
 *
 * @param call the call, as its man page is named: {@code bind}, {@code getaddrinfo}
 * @param meaning what it says, in a sentence
 * @param causes what leads to it, the likely first
 * @param fixes what can be done
 */
public record CallMeaning(String call, String meaning, List<String> causes, List<String> fixes) {
    /** Takes copies of the lists. */
    public CallMeaning {
        causes = List.copyOf(causes);
        fixes = List.copyOf(fixes);
    }
}
