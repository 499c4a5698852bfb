package dev.bindsight.explain.rules;

import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.model.EaiCode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the rules of a runtime or a family from its file; a mistake in it names the line. */
final class RuleFile {
    /**
     * Words that only one reporter prints.
     *
     * @param reporter whose
     * @param template the words
     */
    record Sign(String reporter, Template template) {}

    /**
     * What a file says.
     *
     * @param rules in its order
     * @param signs of its reporters
     */
    record Content(List<Rule> rules, List<Sign> signs) {}

    private static final String RULE = "rule ";
    private static final String MATCH = "match ";
    private static final String ANNOUNCES = "announces ";
    private static final String SIGN = "sign ";

    private final List<Rule> rules = new ArrayList<>();
    private final List<Sign> signs = new ArrayList<>();
    private @Nullable String reporter;
    private @Nullable String name;
    private List<Template> match = new ArrayList<>();
    private List<Template> announces = new ArrayList<>();
    private List<Rule.Beside> beside = new ArrayList<>();
    private @Nullable String errno;
    private @Nullable String call;
    private Set<String> unsaid = new TreeSet<>();
    private @Nullable String tls;
    private boolean nothing;
    private boolean exampled;

    private RuleFile() {}

    /**
     * Reads one.
     *
     * @param bytes in UTF-8
     * @param possible what has other first words is left out, unread
     */
    static Content parse(String file, byte[] bytes, PossibleWords possible) {
        var reader = new RuleFile();
        int number = 0;
        String text =
                possible.areMany()
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : some(bytes, possible);
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                reader.line(line);
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + line, e);
            }
        }
        reader.end();
        return new Content(List.copyOf(reader.rules), List.copyOf(reader.signs));
    }

    /** The lines of rules and signs that may be found. */
    private static String some(byte[] bytes, PossibleWords possible) {
        // a character for each byte: what is passed over is not decoded
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var some = new StringBuilder();
        int rule = -1;
        boolean found = false;
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf('\n', start);
            int end = next < 0 ? text.length() : next + 1;
            // most lines are told apart by their first letter
            switch (text.charAt(start)) {
                case 'r' -> {
                    if (found) {
                        some.append(text, rule, start);
                    }
                    found = false;
                    boolean begins = text.startsWith(RULE, start);
                    rule = begins ? start : -1;
                    if (!begins) {
                        some.append(text, start, end);
                    }
                }
                case 'm' -> found = found || mayBeFound(text, start, MATCH, end, possible);
                case 'a' -> found = found || mayBeFound(text, start, ANNOUNCES, end, possible);
                case 's' -> {
                    if (mayBeFound(text, start, SIGN, end, possible)) {
                        some.append(text, start, end);
                    }
                }
                default -> {}
            }
            start = end;
        }
        if (found) {
            some.append(text, rule, text.length());
        }
        return new String(
                some.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Whether a line has a key, and behind it a template whose first words are possible. */
    private static boolean mayBeFound(
            String text, int from, String key, int to, PossibleWords possible) {
        return text.startsWith(key, from) && mayBeFound(text, from + key.length(), to, possible);
    }

    /** Whether the first words of a template are possible. */
    private static boolean mayBeFound(String text, int from, int to, PossibleWords possible) {
        int begin = from;
        while (begin < to && text.charAt(begin) == ' ') {
            begin++;
        }
        return (text.charAt(begin) == '{' || possible.mayBegin(text, begin, to))
                && possible.have(Template.anchor(text.substring(begin, to).strip()));
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#") || line.startsWith("|")) {
            return;
        }
        int blank = line.indexOf(' ');
        String key = blank < 0 ? line : line.substring(0, blank);
        String value = blank < 0 ? "" : line.substring(blank + 1).strip();
        switch (key) {
            case "reporter" -> {
                end();
                reporter = value;
            }
            case "sign" -> signs.add(new Sign(needed(reporter), Template.parse(value)));
            case "rule" -> {
                end();
                name = value;
            }
            case "match" -> match.add(Template.parse(value));
            case "announces" -> announces.add(Template.parse(value));
            case "above" -> beside.add(new Rule.Beside(false, false, Template.parse(value)));
            case "below" -> beside.add(new Rule.Beside(true, false, Template.parse(value)));
            case "only-above" -> beside.add(new Rule.Beside(false, true, Template.parse(value)));
            case "only-below" -> beside.add(new Rule.Beside(true, true, Template.parse(value)));
            case "errno" -> errno = value.equals("ENOTFOUND") ? EaiCode.EAI_NONAME.name() : value;
            case "tls" -> tls = value;
            case "nothing" -> nothing = true;
            case "call", "host", "port" -> field(key, value);
            case "example" -> exampled = true;
            case "source", "expect" -> {}
            default -> throw new IllegalArgumentException("no such key: " + key);
        }
    }

    private void field(String key, String value) {
        if (value.equals("none")) {
            unsaid.add(key);
        } else if (key.equals("call")) {
            call = value;
        } else {
            throw new IllegalArgumentException(key + " is read from the text, or none");
        }
    }

    private static String needed(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("nobody is named who prints it");
        }
        return value;
    }

    private void end() {
        if (name == null) {
            return;
        }
        if (match.isEmpty() && announces.isEmpty() || !exampled) {
            throw new IllegalArgumentException("a rule needs words and an example: " + name);
        }
        if (!announces.isEmpty() && (!match.isEmpty() || call == null)) {
            throw new IllegalArgumentException(
                    "what announces a call is no error, and names the call: " + name);
        }
        rules.add(
                new Rule(
                        reporter,
                        name,
                        List.copyOf(match),
                        List.copyOf(announces),
                        List.copyOf(beside),
                        errno,
                        tls == null || call != null ? call : "tls",
                        Set.copyOf(unsaid),
                        tls,
                        nothing));
        name = null;
        match = new ArrayList<>();
        announces = new ArrayList<>();
        beside = new ArrayList<>();
        errno = null;
        call = null;
        unsaid = new TreeSet<>();
        tls = null;
        nothing = false;
        exampled = false;
    }
}
