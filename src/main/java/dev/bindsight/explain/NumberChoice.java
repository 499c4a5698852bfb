package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.errnos.NumberWords;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Fit;

import org.jspecify.annotations.Nullable;

/** Which number stands with an errno, and which errno it is in the numbers of that system. */
final class NumberChoice {
    private final String text;
    private final ErrnoNumbers numbers;
    private final Systems systems;

    /**
     * A number that was chosen.
     *
     * @param number as printed
     * @param at where it stands
     * @param read what it says
     */
    record Chosen(int number, Piece at, ErrnoNumbers.Read read) {}

    NumberChoice(String text, ErrnoNumbers numbers, Systems systems) {
        this.text = text;
        this.numbers = numbers;
        this.systems = systems;
    }

    /** The errno that a rule took by its number alone. */
    String errno(Fit fit) {
        if (fit.number() == null) {
            return LineReader.UNKNOWN;
        }
        ErrnoNumbers.Read read = numbers.read(signed(fit.number()), null, systems.system());
        return read == null ? LineReader.UNKNOWN : read.errno();
    }

    /** The errno of a socket whose number stands behind a call that failed. */
    @Nullable Mention behind(CallMention failed, int to) {
        NumberWords.Numbered said = NumberWords.bracketed(text, failed.end(), to);
        if (said == null) {
            said = NumberWords.closing(text, failed.end(), to);
        }
        if (said == null) {
            return null;
        }
        ErrnoNumbers.Read read = numbers.read(said.number(), null, systems.system());
        return read == null || !SocketEvidence.isOfSockets(read.errno())
                ? null
                : new Mention(
                        read.errno(),
                        ErrnoWord.Kind.NUMBER,
                        said.start(),
                        said.end(),
                        said.number(),
                        read.space(),
                        null);
    }

    /** The number that stands with an errno: with words that say it is one, or in brackets. */
    @Nullable Chosen of(Cluster cluster, Mention strongest, @Nullable Fit fit) {
        String beside =
                strongest.kind() == ErrnoWord.Kind.NUMBER
                        ? words(cluster, strongest)
                        : strongest.errno();
        if (fit != null && fit.number() != null) {
            int number = signed(fit.number());
            ErrnoNumbers.Read read = numbers.read(number, beside, systems.system());
            return read == null ? null : new Chosen(number, fit.number(), read);
        }
        Mention mention = cluster.number();
        if (mention != null && mention.number() != null) {
            ErrnoNumbers.Read read = numbers.read(mention.number(), beside, systems.system());
            return read == null || isOfAnother(mention, read, strongest, fit)
                    ? null
                    : new Chosen(mention.number(), new Piece(mention.start(), mention.end()), read);
        }
        NumberWords.Numbered near =
                NumberWords.bracketed(
                        text, Math.max(cluster.from(), cluster.start() - 8), cluster.start());
        if (near == null) {
            near =
                    NumberWords.bracketed(
                            text, cluster.end(), Math.min(cluster.to(), cluster.end() + 24));
        }
        if (near == null || strongest.errno().equals(LineReader.UNKNOWN)) {
            return null;
        }
        ErrnoNumbers.Read read = numbers.read(near.number(), strongest.errno(), systems.system());
        return read == null || !read.errno().equals(strongest.errno())
                ? null
                : new Chosen(near.number(), new Piece(near.start(), near.end()), read);
    }

    /**
     * {@code [Errno 14] curl#7 - "…"}: before the words of a rule, another errno of who has them.
     */
    private static boolean isOfAnother(
            Mention number, ErrnoNumbers.Read read, Mention strongest, @Nullable Fit fit) {
        return fit != null
                && fit.errno() != null
                && number.end() <= fit.start()
                && !read.errno().equals(strongest.errno());
    }

    private int signed(Piece at) {
        boolean negative = text.charAt(at.start()) == '-';
        int number = Ascii.number(text, at.start() + (negative ? 1 : 0), at.end());
        return negative ? -number : number;
    }

    private static String words(Cluster cluster, Mention number) {
        for (Mention each : cluster.mentions()) {
            if (each.kind() == ErrnoWord.Kind.WORDS || each.kind() == ErrnoWord.Kind.CLASS) {
                return each.errno();
            }
        }
        return number.errno();
    }
}
