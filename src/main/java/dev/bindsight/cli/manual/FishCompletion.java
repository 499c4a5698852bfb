package dev.bindsight.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/** Completion for fish (complete(1) of fish). */
final class FishCompletion {
    private static final String HEAD =
            """
            # Completion of %1$s for fish, written from the parser's own model.

            # __%1$s_at VERB: whether that is the verb of the command line, before the word in work.
            function __%1$s_at
                set -l words (commandline -opc)
                set -q words[2]; and test "$words[2]" = $argv[1]
            end

            # __%1$s_operands VERB OPTION…: how many operands stand there; the OPTIONs take a value.
            function __%1$s_operands
                set -l words (commandline -opc)
                set -l count 0
                set -l value 0
                for word in $words[3..-1]
                    if test $value = 1
                        set value 0
                    else if contains -- $word $argv
                        set value 1
                    else if not string match -q -- '-*' $word
                        set count (math $count + 1)
                    end
                end
                echo $count
            end

            complete -c %1$s -f
            """;

    private final Program program;

    /** The completion of a program. */
    FishCompletion(Program program) {
        this.program = program;
    }

    @Override
    public String toString() {
        String name = program.itself().name();
        var out = new StringBuilder(HEAD.formatted(name));
        String first = "test (count (commandline -opc)) -eq 1";
        // also behind an option of the program: its value
        String own = first + "; or string match -q -- '-*' (commandline -opc)[2]";
        for (Flag each : program.itself().options()) {
            complete(out, own, option(each));
        }
        for (VerbManual each : program.verbs()) {
            String said = " -d " + quoted(each.brief());
            complete(out, first, "-a " + each.name() + said);
        }
        for (VerbManual each : program.verbs()) {
            String here = "__" + name + "_at " + each.name();
            out.append('\n');
            each.options().forEach(flag -> complete(out, here, option(flag)));
            operands(out, each, here);
        }
        return out.toString();
    }

    private void operands(StringBuilder out, VerbManual verb, String here) {
        String valued =
                verb.options().stream()
                        .filter(Flag::takesValue)
                        .flatMap(each -> each.names().stream())
                        .map(each -> " " + each)
                        .collect(Collectors.joining());
        for (Operand each : verb.operands()) {
            String offer = offer(each.values());
            if (!offer.isEmpty()) {
                String place = "__%s_operands%s".formatted(program.itself().name(), valued);
                String test = each.many() ? "-ge" : "-eq";
                String when =
                        "%s; and test (%s) %s %d"
                                .formatted(here, place, test, verb.operands().indexOf(each));
                complete(out, when, offer);
            }
        }
    }

    private void complete(StringBuilder out, String when, String what) {
        out.append(
                "complete -c %s -n %s %s%n".formatted(program.itself().name(), quoted(when), what));
    }

    private static String option(Flag flag) {
        var out = new StringBuilder();
        for (String each : flag.names()) {
            out.append(each.startsWith("--") ? "-l " : "-s ").append(each.replaceFirst("^-+", ""));
            out.append(' ');
        }
        if (flag.takesValue()) {
            // -x: a value follows, and no file can be one
            String offer = offer(flag.values());
            out.append("-x ").append(offer.isEmpty() ? "" : offer + " ");
        }
        return out.append("-d ").append(quoted(Brief.of(flag.description()))).toString();
    }

    private static String offer(Values values) {
        return switch (values) {
            case Values.Words(List<String> words) -> "-a " + quoted(String.join(" ", words));
            case Values.Keys(List<String> keys) -> "-a " + quoted(String.join(" ", keys));
            case Values.Hosts _ -> "-a '(__fish_print_hostnames)'";
            case Values.Services _ ->
                    "-a '(string match -rg \"^([a-z][a-z0-9-]*)\\\\s+[0-9]+/tcp\" </etc/services)'";
            case Values.Processes _ -> "-a '(__fish_complete_pids)'";
            case Values.Anything _ -> "";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
