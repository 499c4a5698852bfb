package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.calls.CallWords;
import dev.bindsight.explain.errnos.CutWords;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.ErrnoWords;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.errnos.NumberWords;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Fitting;
import dev.bindsight.explain.rules.LetterPairs;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the words of one line may say: errnos, calls, rules that fit. */
final class LineFindings {
    /** More of one kind says nothing that the first ones do not; keeps hostile lines cheap. */
    private static final int MOST = 64;

    /** Several rules begin with the same word. */
    private static final int MOST_TRIALS = 256;

    /**
     * A rule that fits.
     *
     * @param trial it, or the sign
     * @param fit what it took
     */
    record Fitted(RuleSet.Trial trial, Fit fit) {}

    /** What is to be tried where the same first words end. */
    private record Waiting(List<RuleSet.Trial> trials, int end) {}

    private final String text;
    private final int from;
    private final int to;
    private final ErrnoNumbers numbers;
    private final List<Mention> mentions = new ArrayList<>(4);
    private final List<CallMention> calls = new ArrayList<>(4);
    private final List<Waiting> waiting = new ArrayList<>(4);
    private int trials;
    private final List<Fitted> fitted = new ArrayList<>(2);
    private @Nullable Fitted announcement;

    LineFindings(String text, int from, int to, ErrnoNumbers numbers) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.numbers = numbers;
    }

    /** A word that ends there. */
    void add(Vocabulary.Meaning meaning, int end) {
        ErrnoWord errno = meaning.errno();
        if (errno != null) {
            add(ErrnoWords.mention(errno, text, end));
        }
        String number = meaning.number();
        if (number != null) {
            add(number(number, end));
        }
        CallWord call = meaning.call();
        if (call != null && calls.size() < MOST) {
            add(CallWords.mention(call, text, end));
        }
        List<RuleSet.Trial> begun = meaning.trials();
        int more = Math.min(begun.size(), MOST_TRIALS - trials);
        if (more > 0 && !TellingWords.isWithin(text, end - anchorOf(begun), end)) {
            waiting.add(new Waiting(more < begun.size() ? begun.subList(0, more) : begun, end));
            trials += more;
        }
    }

    /** How long the first words are, which all of them have. */
    private static int anchorOf(List<RuleSet.Trial> trials) {
        return trials.getFirst().anchorLength();
    }

    private @Nullable Mention number(String words, int end) {
        NumberWords.Numbered said = NumberWords.behind(words, text, end);
        if (said == null || said.end() > to) {
            return null;
        }
        boolean files =
                said.number() < 0 && said.number() > -100 && text.charAt(said.start()) != '[';
        // only Python's [Errno -2] is one of getaddrinfo(3); errno: -2 is ENOENT, negated
        ErrnoNumbers.Read read = numbers.read(files ? -said.number() : said.number(), null, null);
        return read == null
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

    /** Keeps the longer of two that overlap, and both where none lies within the other. */
    private void add(@Nullable Mention mention) {
        if (mention == null || mentions.size() >= MOST) {
            return;
        }
        while (!mentions.isEmpty() && mentions.getLast().start() >= mention.start()) {
            mentions.removeLast();
        }
        if (mentions.isEmpty() || mentions.getLast().end() < mention.end()) {
            mentions.add(mention);
        }
    }

    private void add(@Nullable CallMention call) {
        if (call == null) {
            return;
        }
        while (!calls.isEmpty() && calls.getLast().start() >= call.start()) {
            calls.removeLast();
        }
        calls.add(call);
    }

    /** Where it says no errno whole, the one that it ends in the middle of. */
    void cut(CutWords words) {
        if (mentions.isEmpty()) {
            add(words.in(text, from, to));
        }
    }

    /** How many rules are to be tried. */
    int waiting() {
        return trials;
    }

    /**
     * Tries the rules, once all words of the line are known.
     *
     * @param further how far their words may go on, as Windows ends its own with a line
     * @param pairs what stands up to there, absent where each rule is to be tried
     */
    void fit(int further, @Nullable LetterPairs pairs) {
        if (waiting.isEmpty()) {
            return;
        }
        var line = new Fitting(text, from, further, mentions);
        for (Waiting each : waiting) {
            for (RuleSet.Trial trial : each.trials()) {
                Fit fit = pairs == null || trial.mayFit(pairs) ? trial.fit(line, each.end()) : null;
                if (fit == null) {
                    continue;
                }
                if (trial.announces()) {
                    announced(new Fitted(trial, fit));
                } else {
                    fitted.add(new Fitted(trial, fit));
                }
            }
        }
    }

    /** Of several the one that says most; a place goes on in no other line. */
    private void announced(Fitted one) {
        Fitted known = announcement;
        boolean more = known == null || one.trial().weight() > known.trial().weight();
        if (more && one.fit().end() <= to) {
            announcement = one;
        }
    }

    /** What it tells of a place before anything failed there. */
    @Nullable Fitted announcement() {
        return announcement;
    }

    /** Without the rules that read something only where lines stand around that are not there. */
    void dropWithout(Predicate<Rule> linesOf) {
        for (int i = fitted.size() - 1; i >= 0; i--) {
            RuleSet.Trial trial = fitted.get(i).trial();
            if (trial.rule() != null && trial.needsLines() && !linesOf.test(trial.rule())) {
                fitted.remove(i);
            }
        }
    }

    /** Whether it names an errno, or a rule reads an error from it that needs none. */
    boolean saysError() {
        if (!mentions.isEmpty()) {
            return true;
        }
        for (Fitted each : fitted) {
            Rule rule = each.trial().rule();
            if (rule != null && !each.trial().isVague() && rule.saysErrno()) {
                return true;
            }
        }
        return false;
    }

    List<Mention> mentions() {
        return mentions;
    }

    /** Those between two offsets. */
    List<Mention> mentions(int first, int behind) {
        return mentions.stream()
                .filter(each -> each.start() >= first && each.end() <= behind)
                .toList();
    }

    /**
     * Where each of several errors begins that a program tells in one line, in the same words or in
     * others of its own: {@code Could not connect to a:80 (10.0.0.5). … Could not connect to …}.
     * Empty if there are not several.
     */
    List<Integer> startsOfSeveral() {
        if (fitted.size() < 2) {
            return List.of();
        }
        var starts = new ArrayList<Integer>(2);
        Fitted last = null;
        for (Fitted each : fitted) {
            NamedPlace place = each.fit().place();
            if (place == null || place.host() == null) {
                continue; // most, before their rules are looked at, which lie far apart in memory
            }
            Rule rule = each.trial().rule();
            boolean says = rule != null && (each.fit().errno() != null || rule.saysErrno());
            if (says && (last == null || isOfOther(last, each))) {
                starts.add(each.fit().start());
                last = each;
            }
        }
        return starts.size() < 2 ? List.of() : starts;
    }

    private static boolean isOfOther(Fitted above, Fitted below) {
        NamedPlace one = above.fit().place();
        NamedPlace other = below.fit().place();
        Rule first = above.trial().rule();
        Rule second = below.trial().rule();
        return one != null
                && other != null
                && first != null
                && second != null
                && first.reporter() != null
                && first.reporter().equals(second.reporter())
                && other.start() > one.end()
                && below.fit().start() >= one.end()
                && one.host() != null
                && other.host() != null
                && Hosts.areTwo(one.host(), other.host());
    }

    List<CallMention> calls() {
        return calls;
    }

    List<Fitted> fitted() {
        return fitted;
    }
}
