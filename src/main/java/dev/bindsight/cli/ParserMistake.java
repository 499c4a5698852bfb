package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the parser found wrong with a command line, in the words of the bundle instead of its own.
 */
final class ParserMistake {
    private ParserMistake() {}

    /** One sentence without its full stop. */
    static String words(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException over ->
                    Texts.get(
                            over.isUnknownOption()
                                    ? "cli.parser.unknownOptions"
                                    : "cli.parser.unmatched",
                            over.getUnmatched().size(),
                            quoted(over.getUnmatched()));
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice ->
                    Texts.get("cli.parser.twice", name(twice.getOverwritten()));
            case ParameterException wrong
                    when wrong.getArgSpec() != null
                            && wrong.getCause() instanceof TypeConversionException why ->
                    value(wrong.getArgSpec(), why);
            // said by a verb itself, in the words of the bundle
            default -> String.valueOf(problem.getMessage());
        };
    }

    private static String missing(MissingParameterException missing) {
        ArgSpec first = missing.getMissing().getFirst();
        if (first.isOption()) {
            return Texts.get("cli.parser.missingValue", name(first), first.paramLabel());
        }
        // the parser names the first of the words that are missing
        List<String> words =
                missing.getCommandLine().getCommandSpec().positionalParameters().stream()
                        .dropWhile(each -> each != first)
                        .filter(ArgSpec::required)
                        .map(ArgSpec::paramLabel)
                        .toList();
        return Texts.get("cli.parser.missing", words.size(), quoted(words));
    }

    private static String value(ArgSpec of, TypeConversionException why) {
        if (!of.isOption()) {
            return Texts.get("cli.parser.word", of.paramLabel(), String.valueOf(why.getMessage()));
        }
        return of.arity().max() == 0
                ? Texts.get("cli.parser.noValue", name(of))
                : Texts.get("cli.parser.value", name(of), String.valueOf(why.getMessage()));
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> Texts.get("cli.parser.quoted", word))
                .collect(Collectors.joining(", "));
    }
}
