package dev.bindsight.conventions;

import java.util.ArrayList;
import java.util.List;

/**
 * One call of {@code Texts.get} or {@code Sentence.of} in a source file.
 *
 * @param file the file's name
 * @param keyExpression the source of its first argument
 * @param arguments how many more arguments it has
 */
record TextCall(String file, String keyExpression, int arguments) {
    private static final List<String> CALLS = List.of("Texts.get(", "Sentence.of(");

    /** Every call in a source. */
    static List<TextCall> in(String file, String source) {
        var calls = new ArrayList<TextCall>();
        for (String name : CALLS) {
            int at = source.indexOf(name);
            while (at >= 0) {
                List<String> parts = arguments(source, at + name.length());
                calls.add(new TextCall(file, parts.getFirst(), parts.size() - 1));
                at = source.indexOf(name, at + 1);
            }
        }
        return calls;
    }

    /** The whole keys it may ask for; none where the key is a variable. */
    List<String> keys() {
        var keys = new ArrayList<>(JavaLiterals.in(keyExpression));
        keys.removeAll(prefixes());
        return keys;
    }

    /** The beginnings of keys that it completes at run time. */
    List<String> prefixes() {
        return JavaLiterals.continued(keyExpression);
    }

    /** The arguments of the call whose opening parenthesis ends before {@code start}. */
    private static List<String> arguments(String source, int start) {
        var parts = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int from = start;
        for (int i = start; ; i++) {
            char c = source.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if ((c == ')' || c == '}') && depth > 0) {
                depth--;
            } else if (c == ')' || c == ',' && depth == 0) {
                parts.add(source.substring(from, i).strip());
                from = i + 1;
                if (c == ')') {
                    return parts;
                }
            }
        }
    }

    @Override
    public String toString() {
        return file + ": a text of " + keyExpression;
    }
}
