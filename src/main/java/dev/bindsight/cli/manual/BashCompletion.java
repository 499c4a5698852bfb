package dev.bindsight.cli.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completion for bash, which works with the package bash-completion and without it: none of its
 * functions is called. Bash parts words at {@code =} and {@code :} (COMP_WORDBREAKS).
 */
final class BashCompletion {
    private static final String HEAD =
            """
            # Completion of %1$s for bash, written from the parser's own model.
            # bash-completion loads it by its name; without that package: source this file.

            _%1$s() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
              local words='' values=' ' operands=0 i
              COMPREPLY=()
              if [[ $current == = ]]; then
                current=
              elif [[ $previous == = ]]; then
                previous=${COMP_WORDS[COMP_CWORD - 2]}
              fi
              if ((COMP_CWORD == 1)); then
                words='%2$s'
                [[ $current != -* ]] || words='%3$s'
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
                return
              fi
              case ${COMP_WORDS[1]} in
            """;

    private static final String MIDDLE =
            """
                *) return ;;
              esac
              case $values in *" $previous "*) ;; *) previous= ;; esac
              for ((i = 2; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  -*)
                    case $values in *" ${COMP_WORDS[i]} "*) ((i++)) ;; esac
                    [[ ${COMP_WORDS[i]} != = ]] || ((i++))
                    ;;
                  *) ((operands++)) ;;
                esac
              done
              case ${COMP_WORDS[1]}:${previous:-$operands} in
            """;

    private static final String FOOT =
            """
                *:-*) return ;;
              esac
              if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
              fi
            }

            complete -F _%1$s %1$s
            """;

    private final Program program;

    /** The completion of a program. */
    BashCompletion(Program program) {
        this.program = program;
    }

    @Override
    public String toString() {
        String name = program.itself().name();
        var out = new StringBuilder();
        out.append(
                HEAD.formatted(
                        name,
                        joined(program.verbs().stream().map(VerbManual::name)),
                        names(program.itself())));
        for (Flag each : program.itself().options()) {
            if (each.takesValue()) {
                String names = String.join(" | ", each.names());
                out.append("    %s) %s; return ;;\n".formatted(names, offer(each.values())));
            }
        }
        for (VerbManual each : program.verbs()) {
            String values =
                    joined(
                            each.options().stream()
                                    .filter(Flag::takesValue)
                                    .flatMap(flag -> flag.names().stream()));
            out.append("    %s) words='%s'".formatted(each.name(), names(each)));
            out.append(values.isEmpty() ? "" : " values=' %s '".formatted(values)).append(" ;;\n");
        }
        out.append(MIDDLE);
        program.verbs().forEach(each -> arguments(out, each));
        return out.append(FOOT.formatted(name)).toString();
    }

    private static void arguments(StringBuilder out, VerbManual verb) {
        for (Flag each : verb.options()) {
            String offer = offer(each.values());
            if (!offer.isEmpty()) {
                String labels =
                        each.names().stream()
                                .map(name -> verb.name() + ":" + name)
                                .collect(Collectors.joining(" | "));
                out.append("    %s) %s; return ;;\n".formatted(labels, offer));
            }
        }
        List<Operand> operands = verb.operands();
        for (int i = 0; i < operands.size(); i++) {
            String offer = offer(operands.get(i).values());
            if (!offer.isEmpty()) {
                String place = operands.get(i).many() ? "[0-9]*" : String.valueOf(i);
                out.append("    %s:%s) %s ;;\n".formatted(verb.name(), place, offer));
            }
        }
    }

    /** The command that offers values, or nothing. */
    private static String offer(Values values) {
        if (values instanceof Values.Keys) {
            // behind the colon bash begins a new word, and before it no space is wanted
            return "[[ ${COMP_WORDS[COMP_CWORD - 1]}$current != *:* ]] || return; "
                    + "[[ $current == -* ]] || compopt -o nospace 2>/dev/null; "
                    + filled(action(values));
        }
        String action = action(values);
        return action.isEmpty() ? "" : filled(action);
    }

    private static String filled(String action) {
        return "mapfile -t COMPREPLY < <(compgen %s -- \"$current\")".formatted(action);
    }

    private static String action(Values values) {
        return switch (values) {
            case Values.Words(List<String> words) -> "-W '%s'".formatted(String.join(" ", words));
            case Values.Keys(List<String> keys) -> "-W '%s'".formatted(String.join(" ", keys));
            case Values.Hosts _ -> "-A hostname";
            case Values.Services _ -> "-A service";
            case Values.Processes _ -> "-W \"$(cd /proc && echo [0-9]*)\"";
            case Values.Anything _ -> "";
        };
    }

    private static String names(VerbManual verb) {
        return joined(verb.options().stream().flatMap(each -> each.names().stream()));
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
