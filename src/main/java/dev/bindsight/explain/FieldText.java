package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;

/** Tells whether an errno is the value of a field, of an error that another line begins. */
final class FieldText {
    private final String text;

    FieldText(String text) {
        this.text = text;
    }

    /**
     * {@code code: 'ECONNREFUSED'}, {@code "errno": -111}: nothing but the name of a field before
     * it.
     */
    boolean isField(Cluster cluster) {
        int at = cluster.start() - 1;
        while (at >= cluster.from()
                && (text.charAt(at) == ' '
                        || Ascii.at(text, at) == '\''
                        || text.charAt(at) == '"')) {
            at--;
        }
        boolean number = cluster.mentions().getFirst().kind() == ErrnoWord.Kind.NUMBER;
        if (!number && (at < cluster.from() || text.charAt(at) != ':' && text.charAt(at) != '=')) {
            return false;
        }
        for (int i = cluster.from(); i <= at; i++) {
            char c = text.charAt(i);
            if (!Ascii.isWord(c) && " \t\"':={[]".indexOf(c) < 0
                    || c == '['
                            && Ascii.isLetter(Ascii.at(text, i + 1))
                            && Ascii.at(text, i + 1) == 'E') {
                return false;
            }
        }
        return at - cluster.from() < 30
                && (number
                        ? isFieldNumber(cluster)
                        : !text.startsWith("Error", Math.max(0, at - 5)));
    }

    /** {@code errno: -98}, not {@code [Errno 98]}. */
    private boolean isFieldNumber(Cluster cluster) {
        Mention number = cluster.mentions().getFirst();
        return text.startsWith("errno", number.start());
    }
}
