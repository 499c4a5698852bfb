package dev.bindsight.language;

import dev.bindsight.cli.Cli;
import dev.bindsight.errno.Ecosystem;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.Source;
import dev.bindsight.model.Syscall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the words in what a user reads that come from no file of the language. */
final class HardCoded {
    /**
     * What is data, and so the same in every language: what has a digit or a sign in it, as
     * addresses, paths, options, versions and names of files have; and names in capitals, as those
     * of errnos, states and protocols are.
     */
    private static final Pattern DATA =
            Pattern.compile(".*[0-9_/@%=.:].*|-.*|\\p{Lu}[\\p{Lu}-]*s?");

    private static final Pattern WORD = Pattern.compile("[^\\s,;(){}\\[\\]“”\"'…·→↵×+|<>–—~!]+");

    private final Set<String> names = new HashSet<>();
    private final List<String> printed = new ArrayList<>();

    /**
     * Data besides: system calls and verbs, which are typed and read as they are, and the names of
     * programs, users and devices on this machine; and what programs print about an errno, which a
     * user compares letter by letter.
     */
    HardCoded(Set<String> onThisMachine) {
        names.addAll(onThisMachine);
        names.addAll(Cli.VERBS);
        for (Syscall call : Syscall.values()) {
            names.add(call.label());
        }
        for (Source source : Source.values()) {
            names.add(source.label());
        }
        for (Ecosystem ecosystem : Ecosystem.values()) {
            names.add(ecosystem.label());
        }
        for (ErrnoEntry entry : ErrnoReference.standard().entries()) {
            printed.add(entry.message());
            entry.printed().forEach(text -> printed.add(text.text()));
        }
        printed.sort(Comparator.comparingInt(String::length).reversed());
    }

    /**
     * The words that are no data and stand outside of all brackets, or within them without their
     * accents: those were put into a text as an argument.
     */
    List<String> in(String text) {
        String rest = text;
        for (String each : printed) {
            rest = rest.replace(each, "");
        }
        Stream<String> outside = words(part(rest, false));
        Stream<String> put = words(part(rest, true)).filter(PseudoLanguage::hasNoAccent);
        return Stream.concat(outside, put)
                .filter(word -> !DATA.matcher(word).matches() && !names.contains(word))
                .toList();
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceFirst("[.:?]+$", ""))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter));
    }

    /** Whether a text comes from the language. */
    static boolean isSpoken(String text) {
        return text.indexOf(PseudoLanguage.OPEN) >= 0;
    }

    private static String part(String text, boolean within) {
        var part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == PseudoLanguage.OPEN || c == PseudoLanguage.CLOSE) {
                depth += c == PseudoLanguage.OPEN ? 1 : -1;
                part.append(' ');
            } else if (depth > 0 == within) {
                part.append(c);
            }
        }
        return part.toString();
    }
}
