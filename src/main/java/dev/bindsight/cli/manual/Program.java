package dev.bindsight.cli.manual;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as its parser sees it.
 *
 * @param itself its own options, and what it does without a verb
 * @param verbs in the order of the help
 * @param statuses what each exit status means
 */
record Program(VerbManual itself, List<VerbManual> verbs, List<Status> statuses) {
    /** A line of the help about an exit status: its number, two spaces, its meaning. */
    private static final Pattern STATUS = Pattern.compile(" *([0-9]) {2}(.*)");

    /** An exit status and what it means. */
    record Status(String number, String meaning) {}

    /** Reads the model of the whole program. */
    static Program of(CommandSpec model) {
        List<Status> statuses =
                Arrays.stream(model.usageMessage().footer())
                        .map(STATUS::matcher)
                        .filter(Matcher::matches)
                        .map(line -> new Status(line.group(1), line.group(2)))
                        .toList();
        List<VerbManual> verbs =
                model.subcommands().entrySet().stream()
                        .map(each -> verb(each.getKey(), each.getValue().getCommandSpec()))
                        .toList();
        return new Program(verb(model.name(), model), verbs, statuses);
    }

    private static VerbManual verb(String name, CommandSpec spec) {
        List<String> usages = usages(spec.root().name(), spec.usageMessage().customSynopsis());
        return new VerbManual(
                name,
                usages,
                Arrays.stream(spec.usageMessage().description())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                spec.positionalParameters().stream()
                        .sorted(Comparator.comparingInt(each -> each.index().min()))
                        .map(each -> operand(name, each))
                        .toList(),
                spec.options().stream()
                        .filter(each -> !each.hidden())
                        .map(each -> flag(name, each, String.join(" ", usages)))
                        .toList());
    }

    /** A line that begins with the program is a way of its own, any other goes on with the last. */
    private static List<String> usages(String program, String... lines) {
        var usages = new ArrayList<String>();
        for (String each : lines) {
            String line = each.strip();
            if (line.startsWith(program) || usages.isEmpty()) {
                usages.add(line);
            } else {
                usages.add(usages.removeLast() + " " + line);
            }
        }
        return List.copyOf(usages);
    }

    private static Operand operand(String verb, PositionalParamSpec spec) {
        String label = spec.paramLabel();
        return new Operand(
                label,
                spec.type().isAssignableFrom(List.class),
                joined(spec.description()),
                Values.of(verb, label));
    }

    private static Flag flag(String verb, OptionSpec spec, String synopsis) {
        List<String> names =
                Stream.of(spec.names()).sorted(Comparator.comparingInt(String::length)).toList();
        boolean takesValue = spec.arity().max() > 0;
        return new Flag(
                names,
                takesValue ? spec.paramLabel() : null,
                spec.arity().max() > 1,
                joined(spec.description()),
                takesValue ? values(verb, spec, synopsis) : new Values.Anything());
    }

    /** The synopsis writes out the words that an option takes: {@code [--source auto|oshi]}. */
    private static Values values(String verb, ArgSpec spec, String synopsis) {
        String name = ((OptionSpec) spec).longestName();
        Matcher written = Pattern.compile(Pattern.quote(name) + " ([a-z_|]+)").matcher(synopsis);
        return written.find() && written.group(1).contains("|")
                ? new Values.Words(List.of(written.group(1).split("\\|")))
                : Values.of(verb, spec.paramLabel());
    }

    private static String joined(String... lines) {
        return Arrays.stream(lines).map(String::strip).collect(Collectors.joining(" "));
    }
}
