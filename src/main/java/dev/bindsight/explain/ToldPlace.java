package dev.bindsight.explain;

import dev.bindsight.explain.rules.Rule;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A place that was told before anything failed there.
 *
 * @param line in which
 * @param speaker what others put before that line of who speaks
 * @param start where the words begin
 * @param end behind them
 * @param rule whose words they are
 * @param isPrompted whether they are a command behind a prompt
 * @param place nothing where only a placeholder stood there
 */
record ToldPlace(
        int line,
        String speaker,
        int start,
        int end,
        Rule rule,
        boolean isPrompted,
        PlaceChoice.Chosen place) {
    /** Whether no program in particular words it so. */
    boolean isOfAny() {
        return rule.reporter() == null;
    }

    /** Whether a server tells it, of what it is about to take. */
    boolean isOfServer() {
        return isOfServer(rule.call());
    }

    static boolean isOfServer(@Nullable String call) {
        return "bind".equals(call) || "listen".equals(call);
    }

    /** Whether the same program tells another in the words of a rule. */
    boolean isOfSame(Rule other, String otherSpeaker) {
        return isOfServer() == isOfServer(other.call())
                && Objects.equals(rule.reporter(), other.reporter())
                && speaker.equals(otherSpeaker);
    }

    /** Whether a rule says more of what was told here: after a port the addresses, one by one. */
    boolean goesOn(Rule other, String otherSpeaker) {
        return (rule == other || rule.isCommand()) && isOfSame(other, otherSpeaker);
    }

    /** The same with another place. */
    ToldPlace with(PlaceChoice.Chosen other) {
        return new ToldPlace(line, speaker, start, end, rule, isPrompted, other);
    }
}
