package dev.bindsight.view.history;

import dev.bindsight.history.PastTime;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A question to the record, as a person types it: {@code who held 3000 yesterday at 14:00?}, {@code
 * 3000 at 14:00}, {@code node since monday}.
 *
 * @param port which port, absent where none is named
 * @param at when, absent where no time is named
 * @param since whether from then on, and not just then
 * @param words what else was said, for a filter
 */
record PastQuestion(@Nullable Port port, @Nullable Instant at, boolean since, List<String> words) {
    /** Nothing asked. */
    static final PastQuestion NONE = new PastQuestion(null, null, false, List.of());

    /** What a question is made of and says nothing by itself. */
    private static final Set<String> FILLING =
            Set.of(
                    "who",
                    "what",
                    "which",
                    "process",
                    "held",
                    "holds",
                    "had",
                    "has",
                    "have",
                    "used",
                    "uses",
                    "opened",
                    "took",
                    "was",
                    "were",
                    "is",
                    "on",
                    "the",
                    "port",
                    "ports",
                    "it",
                    "before",
                    "in",
                    "of",
                    "by",
                    "using",
                    "holding",
                    "and",
                    "from",
                    "to",
                    "a",
                    "an",
                    "when",
                    "did",
                    "do",
                    "does",
                    "last",
                    "free",
                    "freed",
                    "closed",
                    "ended",
                    "stopped",
                    "killed",
                    "started",
                    "listened",
                    "listening");

    /** Words of which a time is made that is not understood here. */
    private static final Set<String> TIMES =
            Set.of(
                    "tomorrow",
                    "noon",
                    "midnight",
                    "ago",
                    "am",
                    "pm",
                    "week",
                    "morning",
                    "evening",
                    "afternoon",
                    "until",
                    "between");

    private static final Pattern LIKE_A_TIME =
            Pattern.compile(
                    "[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?"
                            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(t.*)?"
                            + "|[0-9]{1,9}([ap]m|s|m|h|d|w|mins?|minutes?|hours?|days?|weeks?)");

    private static final String SINCE = "since";
    private static final int LONGEST = 3;
    private static final int MOST_WORDS = 40;

    /** Copies the list. */
    PastQuestion {
        words = List.copyOf(words);
    }

    /** Reads one; what it does not understand becomes words. */
    static PastQuestion read(String text, Instant now, ZoneId zone) {
        List<String> tokens = tokens(text);
        Port port = null;
        Instant at = null;
        boolean since = false;
        var words = new ArrayList<String>();
        int i = 0;
        while (i < tokens.size()) {
            String token = tokens.get(i);
            int length = at == null ? timeAt(tokens, i, now, zone) : 0;
            Optional<Port> number = port == null ? port(token) : Optional.empty();
            // the number in "10 minutes ago" is no port
            if (number.isPresent() && length < 2) {
                port = number.get();
                i++;
            } else if (length > 0) {
                at = PastTime.parse(joined(tokens, i, length), now, zone).orElseThrow();
                i += length;
            } else {
                since |= token.equalsIgnoreCase(SINCE);
                if (!isFilling(token)) {
                    words.add(token);
                }
                i++;
            }
        }
        return new PastQuestion(port, at, since, words);
    }

    private static boolean isFilling(String token) {
        String plain = token.toLowerCase(Locale.ROOT);
        return FILLING.contains(plain) || plain.equals(SINCE) || plain.equals("at");
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        for (String each : text.strip().split("\\s+", MOST_WORDS)) {
            String token = each.endsWith("?") ? each.substring(0, each.length() - 1) : each;
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** How many words from one on are a time, the most that are. */
    private static int timeAt(List<String> tokens, int from, Instant now, ZoneId zone) {
        for (int length = Math.min(LONGEST, tokens.size() - from); length > 0; length--) {
            if (PastTime.parse(joined(tokens, from, length), now, zone).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    private static String joined(List<String> tokens, int from, int length) {
        return String.join(" ", tokens.subList(from, from + length));
    }

    private static Optional<Port> port(String token) {
        String digits = token.startsWith(":") ? token.substring(1) : token;
        return digits.matches("[0-9]{1,5}") ? Port.parseNumbered(digits) : Optional.empty();
    }

    /** What was said that is like a port or a time and is none, so that it cannot be answered. */
    List<String> misunderstood() {
        return words.stream().filter(PastQuestion::isMistaken).distinct().toList();
    }

    /** Whether there is such a thing. */
    boolean isMisunderstood() {
        return words.stream().anyMatch(PastQuestion::isMistaken);
    }

    /** Whether a word is a number that no port has. */
    static boolean isNoPort(String word) {
        return word.matches(":?[0-9]+") && port(word).isEmpty();
    }

    private static boolean isMistaken(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return isNoPort(plain) || TIMES.contains(plain) || LIKE_A_TIME.matcher(plain).matches();
    }

    /** Whether it asks who had one port at one moment. */
    boolean isOfMoment() {
        return port != null && at != null && !since;
    }

    /** The same of whatever port. */
    PastQuestion ofAnyPort() {
        return new PastQuestion(null, at, since, words);
    }

    /** What leaves something out, as it was typed. */
    List<String> understood() {
        var all = new ArrayList<String>();
        if (port != null) {
            all.add(port.toString());
        }
        words.stream().filter(word -> !isMistaken(word)).forEach(all::add);
        return all;
    }

    /** The same for a filter of the record, without what is misunderstood. */
    String filter() {
        var all = new ArrayList<String>();
        if (port != null) {
            all.add("port:" + port.number());
        }
        words.stream().filter(word -> !isMistaken(word)).forEach(all::add);
        return String.join(" ", all);
    }
}
