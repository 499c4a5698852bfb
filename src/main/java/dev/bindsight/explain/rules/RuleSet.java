package dev.bindsight.explain.rules;

import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.explain.places.NamedPlace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All rules, by the first words of their templates. Immutable. */
public final class RuleSet {
    private static final String FILES = "files.txt";

    /** A template of another line is looked for in so many characters of it. */
    private static final int LONGEST_LINE = 600;

    /** {@code amqps://}. */
    private static final int LONGEST_SCHEME = 8;

    /**
     * What is tried where first words were found.
     *
     * @param rule whose words they are, absent for those of a sign
     * @param reporter whose sign it is, absent for a rule
     * @param template the words
     * @param weight how many of its characters are words
     * @param isVague whether it says no more than that something failed, of whomever
     * @param counts whether its rule says by itself what is an error and what is none
     * @param needsLines whether its rule reads something only where other lines stand around
     * @param announces whether they tell a place before anything failed there
     * @param wanted what a text has in which the words behind the first ones stand
     */
    public record Trial(
            @Nullable Rule rule,
            @Nullable String reporter,
            Template template,
            int weight,
            boolean isVague,
            boolean counts,
            boolean needsLines,
            boolean announces,
            LetterPairs wanted) {
        static Trial of(Rule rule, Template template) {
            boolean vague =
                    rule.reporter() == null
                            && rule.tls() == null
                            && rule.givesWay()
                            && template.wantsPlace();
            boolean counts = rule.saysErrno() || rule.nothing();
            return new Trial(
                    rule,
                    null,
                    template,
                    template.weight(),
                    vague,
                    counts,
                    rule.needsLines(),
                    false,
                    wanted(template));
        }

        static Trial ofAnnouncement(Rule rule, Template template) {
            return new Trial(
                    rule,
                    null,
                    template,
                    template.weight(),
                    false,
                    false,
                    false,
                    true,
                    wanted(template));
        }

        static Trial of(String reporter, Template sign) {
            return new Trial(
                    null, reporter, sign, sign.weight(), false, false, false, false, wanted(sign));
        }

        private static LetterPairs wanted(Template template) {
            var wanted = new LetterPairs();
            for (Template.Step step : template.rest()) {
                wanted.add(step.words(), 0, step.words().length());
            }
            return wanted;
        }

        /** How many characters its first words have. */
        public int anchorLength() {
            return template.anchor().length();
        }

        /** Whether a text with such pairs may have all its words. */
        public boolean mayFit(LetterPairs text) {
            return text.mayHave(wanted);
        }

        /** Whether a place that can be nothing else stands right behind the first words. */
        public boolean isClear(Fit fit) {
            NamedPlace place = fit.place();
            return place != null
                    && place.isCertain()
                    && place.start() - fit.start() <= template.anchor().length() + LONGEST_SCHEME;
        }

        /** What it takes from a line where its first words end; null if it does not fit. */
        public @Nullable Fit fit(Fitting line, int anchorEnd) {
            return line.behindAnchor(template, anchorEnd - template.anchor().length(), anchorEnd);
        }
    }

    private final Map<String, List<Trial>> trials = new LinkedHashMap<>();

    private RuleSet() {}

    /** The rules that Bindsight brings. */
    public static RuleSet standard() {
        return RulesAhead.begin(PossibleWords.ALL).all();
    }

    /** The rules of one file alone. */
    public static RuleSet of(String file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(Stream.of(RuleFile.parse(file, bytes, PossibleWords.ALL)));
    }

    /** The rules of files, in their order. */
    static RuleSet of(Stream<RuleFile.Content> files) {
        var set = new RuleSet();
        files.forEach(set::add);
        return set;
    }

    /** The names of the files that Bindsight brings, in their order. */
    static List<String> files() {
        return new String(read(FILES), StandardCharsets.UTF_8)
                .lines()
                .filter(file -> !file.isBlank())
                .toList();
    }

    private void add(RuleFile.Content content) {
        for (RuleFile.Sign sign : content.signs()) {
            add(Trial.of(sign.reporter(), sign.template()));
        }
        for (Rule rule : content.rules()) {
            rule.match().forEach(template -> add(Trial.of(rule, template)));
            rule.announces().forEach(template -> add(Trial.ofAnnouncement(rule, template)));
        }
    }

    private void add(Trial trial) {
        trials.computeIfAbsent(
                        trial.template().anchor().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(trial);
    }

    /** What is tried, by the first words in lower case. */
    public Map<String, List<Trial>> trials() {
        return trials;
    }

    /** What the words of a rule for other lines take from one of them, or null. */
    public static @Nullable Fit beside(Rule rule, boolean below, String text, int from, int to) {
        for (Rule.Beside each : rule.beside()) {
            if (each.below() == below) {
                Fit fit = anywhere(each.template(), text, from, to);
                if (fit != null) {
                    return fit;
                }
            }
        }
        return null;
    }

    /** What the words of another line take from it, looked for in its first characters. */
    static @Nullable Fit anywhere(Template template, String text, int from, int to) {
        int end = Math.min(to, from + LONGEST_LINE);
        return new Fitting(text, from, end, List.of()).anywhere(template);
    }

    /** A resource beside this class. */
    static byte[] read(String file) {
        try (InputStream stream = RuleSet.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
