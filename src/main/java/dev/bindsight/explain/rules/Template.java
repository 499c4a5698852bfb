package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;

import java.util.ArrayList;
import java.util.List;

/**
 * Words with holes: {@code bind() to {place} failed ({number}: {errno})}.
 *
 * @param before the hole before the first words, if there is one; at most one
 * @param anchor the first words, from which it is tried
 * @param rest what follows, each a hole and the words behind it
 */
record Template(List<Hole> before, String anchor, List<Step> rest) {
    /** Fewer characters would be found everywhere. */
    private static final int SHORTEST_ANCHOR = 3;

    /**
     * A hole and the words behind it.
     *
     * @param hole what is left open
     * @param words in lower case, empty at the end
     */
    record Step(Hole hole, String words) {}

    /** Reads one. */
    static Template parse(String text) {
        var holes = new ArrayList<Hole>();
        var words = new ArrayList<String>();
        int at = 0;
        while (at <= text.length()) {
            int open = open(text, at);
            words.add(text.substring(at, open));
            if (open == text.length()) {
                break;
            }
            int close = text.indexOf('}', open);
            holes.add(Hole.named(text.substring(open + 1, close)));
            at = close + 1;
        }
        boolean holeFirst = words.getFirst().isEmpty();
        int first = holeFirst ? 1 : 0;
        String anchor = first < words.size() ? words.get(first) : "";
        if (anchor.strip().length() < SHORTEST_ANCHOR) {
            throw new IllegalArgumentException("too few words before the first hole: " + text);
        }
        var rest = new ArrayList<Step>();
        for (int i = first; i < holes.size(); i++) {
            rest.add(new Step(holes.get(i), Ascii.lower(words.get(i + 1))));
        }
        return new Template(holeFirst ? holes.subList(0, 1) : List.of(), anchor, List.copyOf(rest));
    }

    /** The first words of one, without reading the rest. */
    static String anchor(String text) {
        int start = open(text, 0) == 0 ? text.indexOf('}') + 1 : 0;
        return text.substring(start, open(text, start));
    }

    /** The next brace that opens a hole; Erlang's tuples have braces of their own. */
    private static int open(String text, int from) {
        for (int i = text.indexOf('{', from); i >= 0; i = text.indexOf('{', i + 1)) {
            int close = text.indexOf('}', i);
            if (close > i + 1 && isHole(text.substring(i + 1, close))) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isHole(String name) {
        return switch (name) {
            case "place",
                    "host",
                    "port",
                    "errno",
                    "number",
                    "call",
                    "version",
                    "network",
                    "word",
                    "..." ->
                    true;
            default -> false;
        };
    }

    /** Whether the errno is said by its number and not in words, which may be cut off. */
    boolean saysNumberOnly() {
        return has(Hole.NUMBER) && !has(Hole.ERRNO);
    }

    private boolean has(Hole hole) {
        for (Step step : rest) {
            if (step.hole() == hole) {
                return true;
            }
        }
        return before.contains(hole);
    }

    /** Whether it leaves a host with its port open, and not a host alone. */
    boolean wantsPlace() {
        return has(Hole.PLACE) && !has(Hole.HOST);
    }

    /** How much of it is words: of two templates that fit, the one that says more is meant. */
    int weight() {
        return anchor.length() + rest.stream().mapToInt(step -> step.words().length()).sum();
    }
}
