package dev.bindsight.cli.manual;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in the macros of man(7), which groff and mandoc both read. Everything that is not ASCII is
 * written as {@code \[uXXXX]}, so that no reader has to guess the encoding.
 */
final class Roff {
    /** In words: an option, the program, a page of the manual with its section. */
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?<name>\\b[A-Za-z_-]+)(?<section>\\([1-8]\\))"
                            + "|(?<![\\w-])--?[a-z][a-z0-9-]*|\\bbindsight\\b");

    /** At most 80 characters up to a space where a line may break, or what has none. */
    private static final Pattern LINE =
            Pattern.compile(".{1,80}(?:(?<!\\\\) |$)|(?:\\\\ |[^ ])+ ?");

    private final StringBuilder text = new StringBuilder();

    /** A comment, for who opens the source. */
    Roff comment(String words) {
        return line(".\\\" " + words);
    }

    /** A macro with its arguments, each quoted; nothing in them is roff's own. */
    Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String each : arguments) {
            text.append(" \"").append(each).append('"');
        }
        return line("");
    }

    /** A line as it is. */
    Roff line(String roff) {
        text.append(roff).append('\n');
        return this;
    }

    /** Words, in which what is typed stands out; long lines go on in the next one. */
    Roff words(String words) {
        return broken(marked(words));
    }

    /** Roff's own text, of which long lines go on in the next one. */
    Roff broken(String roff) {
        Matcher piece = LINE.matcher(roff);
        while (piece.find()) {
            line(guarded(piece.group().strip()));
        }
        return this;
    }

    /** A term with its explanation below it. */
    Roff term(String roff, String explanation) {
        return line(".TP").line(guarded(roff)).words(explanation);
    }

    /** {@code words} as they are typed. */
    static String bold(String words) {
        return "\\fB" + escaped(words) + "\\fR";
    }

    /** {@code words} that stand for others. */
    static String italic(String words) {
        return "\\fI" + escaped(words) + "\\fR";
    }

    /** {@code words} with every character of roff's own escaped (groff_char(7)). */
    static String escaped(String words) {
        var out = new StringBuilder();
        words.codePoints()
                .forEach(each -> {
                    switch (each) {
                        case '\\' -> out.append("\\e");
                        case '-' -> out.append("\\-");
                        case '\'' -> out.append("\\(aq");
                        case '`' -> out.append("\\(ga");
                        case '^' -> out.append("\\(ha");
                        case '~' -> out.append("\\(ti");
                        // a terminal without UTF-8 has none; it ends no sentence
                        case '…' -> out.append("...\\&");
                        default -> {
                            if (each < 128) {
                                out.appendCodePoint(each);
                            } else {
                                out.append("\\[u").append("%04X".formatted(each)).append(']');
                            }
                        }
                    }
                });
        return out.toString();
    }

    private static String marked(String words) {
        var out = new StringBuilder();
        Matcher literal = LITERAL.matcher(words);
        int end = 0;
        while (literal.find()) {
            out.append(plain(words.substring(end, literal.start())));
            out.append(
                    literal.group("name") == null
                            ? bold(literal.group())
                            : bold(literal.group("name")) + literal.group("section"));
            end = literal.end();
        }
        return out.append(plain(words.substring(end))).toString();
    }

    /** Between words a hyphen is a hyphen, and not a minus. */
    private static String plain(String words) {
        return escaped(words).replaceAll("(?<=\\p{L})\\\\-(?=\\p{L})", "-");
    }

    /** A line must not begin as a request does. */
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
