package dev.bindsight.text;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A pattern of the bundle, read once and filled in by any thread: those of {@link MessageFormat}
 * with <code>{0}</code>, <code>{0,number}</code> and <code>{0,choice,1#one|1&lt;more}</code>. That
 * class itself reads a choice anew each time it is filled in, may serve one thread only, and loads
 * Java's data of locales, which takes longer than all else that a short verb says. A number alone
 * is grouped, as there.
 */
final class TextPattern {
    private final List<Part> parts;

    private TextPattern(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Argument(int index) implements Part {}

    private record Number(int index, NumberText form) implements Part {}

    private record Choice(int index, List<Branch> branches) implements Part {}

    /** What is said from a number on. */
    private record Branch(double from, TextPattern words) {}

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TextPattern read(String pattern) {
        var parts = new ArrayList<Part>();
        var words = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                // one alone would begin a quotation, which no text of the bundle has
                if (!pattern.startsWith("''", i)) {
                    throw new IllegalArgumentException("a quote is written twice: " + pattern);
                }
                i++;
            }
            if (c == '{') {
                parts.add(new Words(words.toString()));
                words.setLength(0);
                int end = end(pattern, i);
                parts.add(placeholder(pattern.substring(i + 1, end)));
                i = end;
            } else {
                words.append(c);
            }
        }
        parts.add(new Words(words.toString()));
        parts.removeIf(part -> part instanceof Words(String text) && text.isEmpty());
        return new TextPattern(parts);
    }

    /** The text with its arguments. */
    String filled(@Nullable Object... arguments) {
        if (parts.size() == 1 && parts.getFirst() instanceof Words(String text)) {
            return text;
        }
        var text = new Joined();
        fill(text, arguments);
        return text.joined.toString();
    }

    /** Hands the words and the arguments on, in the order in which they are read. */
    void fill(TextPieces pieces, @Nullable Object... arguments) {
        for (Part part : parts) {
            switch (part) {
                case Words(String words) -> pieces.words(words);
                case Argument(int index) when index >= arguments.length ->
                        pieces.words("{" + index + "}");
                case Argument(int index) ->
                        pieces.argument(
                                arguments[index] instanceof java.lang.Number number
                                        ? NumberText.GROUPED.of(number)
                                        : Objects.requireNonNullElse(arguments[index], "null"));
                case Number(int index, NumberText form) ->
                        pieces.argument(form.of(number(index, arguments)));
                case Choice(int index, List<Branch> branches) ->
                        chosen(branches, number(index, arguments).doubleValue())
                                .fill(pieces, arguments);
            }
        }
    }

    /** Puts the pieces together as they are. */
    private static final class Joined implements TextPieces {
        private final StringBuilder joined = new StringBuilder(64);

        @Override
        public void words(String text) {
            joined.append(text);
        }

        @Override
        public void argument(Object argument) {
            joined.append(argument);
        }
    }

    private static TextPattern chosen(List<Branch> branches, double number) {
        TextPattern chosen = branches.getFirst().words();
        for (Branch branch : branches) {
            if (number < branch.from()) {
                break;
            }
            chosen = branch.words();
        }
        return chosen;
    }

    private static java.lang.Number number(int index, @Nullable Object... arguments) {
        if (index < arguments.length && arguments[index] instanceof java.lang.Number number) {
            return number;
        }
        throw new IllegalArgumentException("argument " + index + " is no number");
    }

    /** Where the placeholder that begins at a place ends; a choice has others within it. */
    private static int end(String pattern, int start) {
        int depth = 0;
        for (int i = start; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is open in " + pattern);
    }

    private static Part placeholder(String inside) {
        String[] parts = inside.split(",", 3);
        int index = Integer.parseInt(parts[0]);
        if (parts.length == 1) {
            return new Argument(index);
        }
        String form = parts.length == 3 ? parts[2] : "";
        return switch (parts[1]) {
            case "number" -> new Number(index, NumberText.written(form));
            case "choice" -> new Choice(index, branches(form));
            default -> throw new IllegalArgumentException("not known: " + inside);
        };
    }

    private static List<Branch> branches(String choice) {
        var branches = new ArrayList<Branch>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= choice.length(); i++) {
            char c = i == choice.length() ? '|' : choice.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '|' && depth == 0) {
                branches.add(branch(choice.substring(start, i)));
                start = i + 1;
            }
        }
        return List.copyOf(branches);
    }

    private static Branch branch(String written) {
        int i = 0;
        while (i < written.length() && "#<".indexOf(written.charAt(i)) < 0) {
            i++;
        }
        if (i == written.length()) {
            throw new IllegalArgumentException("neither # nor < in " + written);
        }
        double limit = Double.parseDouble(written.substring(0, i));
        double from = written.charAt(i) == '#' ? limit : Math.nextUp(limit);
        return new Branch(from, read(written.substring(i + 1)));
    }
}
