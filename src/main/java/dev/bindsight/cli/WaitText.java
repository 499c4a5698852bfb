package dev.bindsight.cli;

import dev.bindsight.model.Outcome;
import dev.bindsight.probe.PortWaiter.Waited;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ResolverCodeText;

/**
 * What came of waiting for a port.
 *
 * @param host the host, as it was typed
 * @param port the port, as it was typed
 * @param free whether a bind was waited for, not a connection
 */
record WaitText(String host, String port, boolean free) {
    /** The sentence. */
    String of(Waited waited) {
        String elapsed = DurationText.measured(waited.elapsed());
        if (waited.ok()) {
            return Texts.get(free ? "cli.wait.free" : "cli.wait.accepts", host, port, elapsed);
        }
        return switch (waited.last()) {
            case Outcome.Refused refused ->
                    inVain(elapsed, refused.syscall().label() + ": " + refused.errno().name());
            case Outcome.Unresolved unresolved ->
                    inVain(elapsed, "getaddrinfo: " + ResolverCodeText.of(unresolved.code()));
            case Outcome.NotTried _ -> Texts.get("cli.wait.notTried", host, port, elapsed);
            case Outcome.Worked _, Outcome.Cancelled _ -> unanswered(elapsed);
            case null -> unanswered(elapsed);
        };
    }

    private String inVain(String elapsed, String last) {
        return Texts.get(
                free ? "cli.wait.freeNot" : "cli.wait.acceptsNot", host, port, elapsed, last);
    }

    /** It was ended before its first try was. */
    private String unanswered(String elapsed) {
        return Texts.get("cli.wait.unanswered", host, port, elapsed);
    }
}
