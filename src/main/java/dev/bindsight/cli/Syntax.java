package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verb takes, declared word by word in the order of its help; the names are picocli's. It is
 * built by calls and not by annotations, because reading those makes a class for each of their
 * types, which takes a third of the time of a start.
 */
final class Syntax {
    private final CommandSpec spec;

    /**
     * The syntax of a verb.
     *
     * @param verb what is called once it is read
     * @param synopsis as the help shows it, in lines
     */
    Syntax(Verb verb, String name, String... synopsis) {
        spec = CommandSpec.wrapWithoutInspection(verb).name(name);
        spec.usageMessage().synopsisHeading(heading()).customSynopsis(synopsis).sortOptions(false);
    }

    /** What the help says about it, by the key of its lines. */
    Syntax says(String key) {
        spec.usageMessage().description((help(key) + "\n").split("\n", -1));
        return this;
    }

    /** Lets -98 be a number instead of an option that there is not. */
    Syntax takesNegativeNumbers() {
        spec.parser().unmatchedOptionsArePositionalParams(true);
        return this;
    }

    /** Takes everything from the first word on as it is, options too. */
    Syntax stopsAtWords() {
        spec.parser().stopAtPositional(true);
        return this;
    }

    /** An option without a value: whether it is there. Here and below, texts are given by key. */
    Value<Boolean> flag(String name, String description) {
        return added(
                OptionSpec.builder(name)
                        .type(boolean.class)
                        .initialValue(false)
                        .description(help(description)));
    }

    /** {@code -h} and {@code --help}. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description(help("help.help"))
                .build();
    }

    /** {@code --udp}. */
    Value<Boolean> udp() {
        return flag("--udp", "help.udp");
    }

    /** The place of a bind. */
    Value<String> place() {
        return word("PORT", "help.place");
    }

    /**
     * An option with a duration.
     *
     * @param without what holds where it is not there
     */
    <T extends @Nullable Duration> Value<T> duration(String name, T without, String description) {
        return option(
                name, "DURATION", Duration.class, new DurationConverter(), without, description);
    }

    /** An option with a number. */
    Value<@Nullable Integer> number(String name, String label, String description) {
        return added(
                option(name, label, description)
                        .type(Integer.class)
                        .converters(new NumberConverter()));
    }

    /** An option with a text. */
    Value<@Nullable String> text(String name, String label, String description) {
        return added(option(name, label, description).type(String.class));
    }

    /** An option with numbers, one after another. */
    Value<List<Integer>> numbers(String name, String label, String description) {
        return added(
                option(name, label, description)
                        .arity("1..*")
                        .hideParamSyntax(true)
                        .type(List.class)
                        .auxiliaryTypes(Integer.class)
                        .converters(new NumberConverter())
                        .initialValue(new ArrayList<>()));
    }

    /**
     * An option that is converted.
     *
     * @param without what holds where it is not there
     */
    <T extends @Nullable Object> Value<T> option(
            String name,
            String label,
            Class<?> type,
            ITypeConverter<?> converter,
            T without,
            String description) {
        return added(
                option(name, label, description)
                        .type(type)
                        .converters(converter)
                        .initialValue(without));
    }

    /** The next word, which has to be there. */
    Value<String> word(String label, String description) {
        return added(parameter(label, description).index(next()).required(true).type(String.class));
    }

    /** The next word, which need not be there. */
    Value<@Nullable String> optionalWord(String label, String description) {
        return added(parameter(label, description).arity("0..1").type(String.class));
    }

    /** The next word, converted, which need not be there. */
    <T> Value<@Nullable T> optionalWord(
            String label, Class<T> type, ITypeConverter<T> converter, String description) {
        return added(parameter(label, description).arity("0..1").type(type).converters(converter));
    }

    /** All further words, as many as {@code arity} says. */
    Value<List<String>> words(String arity, String label, String description) {
        return added(
                parameter(label, description)
                        .index(next() + "..*")
                        .arity(arity)
                        .required(!arity.startsWith("0"))
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .initialValue(new ArrayList<>()));
    }

    /**
     * A command line that is wrong, for a reason that the parser cannot know.
     *
     * @param what that, and what is accepted instead
     */
    ParameterException wrong(String what) {
        return new WrongUse(spec.commandLine(), what);
    }

    /**
     * The same where it is the synopsis that says what is accepted.
     *
     * @param what what is wrong
     */
    ParameterException unfit(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** For the parser. */
    CommandSpec spec() {
        return spec;
    }

    /** What stands before a synopsis. */
    static String heading() {
        return help("help.usage") + " ";
    }

    /** A text for the parser, which formats it once more. */
    static String help(String key) {
        return Texts.get(key).replace("%", "%%");
    }

    private String next() {
        return Integer.toString(spec.positionalParameters().size());
    }

    private static OptionSpec.Builder option(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).description(help(description));
    }

    private static PositionalParamSpec.Builder parameter(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(help(description));
    }

    private <T extends @Nullable Object> Value<T> added(OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        spec.addOption(option);
        return new Value<>(option);
    }

    private <T extends @Nullable Object> Value<T> added(PositionalParamSpec.Builder builder) {
        PositionalParamSpec parameter = builder.build();
        spec.addPositional(parameter);
        return new Value<>(parameter);
    }

    /** What was typed for an option or a word, once the parser has read it. */
    static final class Value<T extends @Nullable Object> {
        private final ArgSpec spec;

        private Value(ArgSpec spec) {
            this.spec = spec;
        }

        /** The value, or what holds where none was typed. */
        T get() {
            return spec.getValue();
        }
    }
}
