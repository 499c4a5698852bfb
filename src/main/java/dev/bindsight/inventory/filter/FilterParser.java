package dev.bindsight.inventory.filter;

import dev.bindsight.text.ExcerptText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Splits a filter into its words and reads each. */
final class FilterParser {
    private static final int LONGEST_SHOWN = 40;

    private final String text;

    FilterParser(String text) {
        this.text = text;
    }

    FilterReading parse() {
        var terms = new ArrayList<FilterTerm>();
        int position = 0;
        while (true) {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            if (position == text.length()) {
                return new FilterReading.Parsed(new SocketFilter(text, terms));
            }
            int end = endOfWord(position);
            if (end < 0) {
                return mistake(position, text.length(), new FilterMistake.OpenQuote());
            }
            switch (term(position, end)) {
                case TermReading.Good(FilterTerm term) -> terms.add(term);
                case TermReading.Bad(FilterReading.Mistake mistake) -> {
                    return mistake;
                }
            }
            position = end;
        }
    }

    /** Behind the word that begins at {@code start}; -1 if a quote in it is not closed. */
    private int endOfWord(int start) {
        boolean quoted = false;
        int position = start;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                return position;
            }
            position++;
        }
        return quoted ? -1 : position;
    }

    private TermReading term(int start, int end) {
        char first = text.charAt(start);
        boolean negated = first == '!' || first == '-';
        int wordStart = negated ? start + 1 : start;
        String word = text.substring(wordStart, end);
        if (word.replace("\"", "").isEmpty()) {
            return new TermReading.Bad(
                    mistake(
                            start,
                            end,
                            new FilterMistake.NoWord(shown(text.substring(start, end)))));
        }
        ValueReading reading = read(word);
        return switch (reading) {
            case ValueReading.Good(Criterion criterion) ->
                    new TermReading.Good(
                            new FilterTerm(
                                    start, end, text.substring(start, end), negated, criterion));
            case ValueReading.Bad(var what, var key, var suggestion) ->
                    new TermReading.Bad(
                            new FilterReading.Mistake(wordStart, end, what, key, suggestion));
        };
    }

    private static ValueReading read(String word) {
        if (word.startsWith("\"")) {
            return FilterValue.word(word);
        }
        Optional<ValueReading> plain = FilterValue.portOrEndpoint(word);
        if (plain.isPresent()) {
            return plain.get();
        }
        int colon = word.indexOf(':');
        if (colon <= 0) {
            return FilterValue.word(word);
        }
        String typed = word.substring(0, colon);
        String value = word.substring(colon + 1);
        Optional<FilterKey> key = FilterKey.named(typed);
        if (key.isPresent()) {
            return FilterValue.of(key.get(), value);
        }
        List<String> known = Arrays.stream(FilterKey.values()).map(FilterKey::label).toList();
        String suggestion =
                Spelling.nearest(typed, known).map(found -> found + ":" + value).orElse(null);
        return new ValueReading.Bad(new FilterMistake.NoSuchKey(shown(typed)), null, suggestion);
    }

    /** What was typed, short enough for a sentence about it. */
    static String shown(String typed) {
        return ExcerptText.of(typed, LONGEST_SHOWN);
    }

    private static FilterReading.Mistake mistake(int start, int end, FilterMistake what) {
        return new FilterReading.Mistake(start, end, what, null, null);
    }

    private sealed interface TermReading {
        record Good(FilterTerm term) implements TermReading {}

        record Bad(FilterReading.Mistake mistake) implements TermReading {}
    }
}
