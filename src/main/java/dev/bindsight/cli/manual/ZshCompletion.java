package dev.bindsight.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh, in the terms of {@code _arguments} (zshcompsys(1)). */
final class ZshCompletion {
    private static final String HEAD =
            """
            #compdef %1$s
            # Completion of %1$s for zsh, written from the parser's own model.

            _%1$s_verbs() {
              local -a verbs=(
            """;

    private static final String MIDDLE =
            """
              )
              _describe -t commands verb verbs
            }

            _%1$s() {
              local context curcontext="$curcontext" state state_descr line
              typeset -A opt_args
              _arguments -C \\
            """;

    private static final String VERBS =
            """
                '1:verb:_%1$s_verbs' \\
                '*::argument:->verb'
              [[ $state == verb ]] || return
              curcontext="${curcontext%%:*}-$words[1]:"
              case $words[1] in
            """;

    private static final String FOOT =
            """
              esac
            }

            if [[ $funcstack[1] == _%1$s ]]; then
              _%1$s "$@"
            else
              compdef _%1$s %1$s
            fi
            """;

    private final Program program;

    /** The completion of a program. */
    ZshCompletion(Program program) {
        this.program = program;
    }

    @Override
    public String toString() {
        String name = program.itself().name();
        var out = new StringBuilder(HEAD.formatted(name));
        for (VerbManual each : program.verbs()) {
            String said = each.name() + ":" + each.brief();
            out.append("    ").append(quoted(said)).append('\n');
        }
        out.append(MIDDLE.formatted(name));
        for (Flag each : program.itself().options()) {
            out.append("    ").append(option(each)).append(" \\\n");
        }
        out.append(VERBS.formatted(name));
        program.verbs().forEach(each -> verb(out, each));
        return out.append(FOOT.formatted(name)).toString();
    }

    private static void verb(StringBuilder out, VerbManual verb) {
        out.append("    %s)\n      _arguments".formatted(verb.name()));
        for (Flag each : verb.options()) {
            out.append(" \\\n        ").append(option(each));
        }
        for (Operand each : verb.operands()) {
            String place = each.many() ? "*" : String.valueOf(verb.operands().indexOf(each) + 1);
            out.append(" \\\n        ")
                    .append(quoted(place + argument(each.label(), each.values())));
        }
        out.append("\n      ;;\n");
    }

    /** What ends the program at once excludes everything else; the others can be given once. */
    private static String option(Flag flag) {
        String alone = flag.names().size() > 1 ? "(- *)" : flag.many() ? "*" : "";
        String said =
                "[" + Brief.of(flag.description()).replaceAll("[\\[\\]:\\\\]", "\\\\$0") + "]";
        String rest = flag.label() == null ? said : said + argument(flag.label(), flag.values());
        return flag.names().stream()
                .map(name -> quoted(alone + name + (flag.takesValue() ? "=" : "") + rest))
                .collect(Collectors.joining(" "));
    }

    private static String argument(String label, Values values) {
        String action =
                switch (values) {
                    case Values.Words(List<String> words) -> "(" + String.join(" ", words) + ")";
                    case Values.Keys(List<String> keys) ->
                            // {…} is carried out (zshcompsys(1)); a colon ends nothing inside
                            "{compadd -S \"\" -- "
                                    + String.join(" ", keys).replace(":", "\\:")
                                    + "}";
                    case Values.Hosts _ -> "_hosts";
                    case Values.Services _ -> "_ports";
                    case Values.Processes _ -> "_pids";
                    case Values.Anything _ -> " ";
                };
        return ":" + label.replace("…", "").replace(":", "\\:") + ":" + action;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
