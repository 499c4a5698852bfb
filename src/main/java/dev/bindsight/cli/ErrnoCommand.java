package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.json.Answers.ErrnosJson;
import dev.bindsight.json.ErrnoJson;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.util.List;
import java.util.function.Supplier;

/** {@code errno}: the reference. */
final class ErrnoCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<ErrnoReference> reference;
    private final NumberSpace here;

    private final Syntax syntax =
            new Syntax(this, "errno", "bindsight errno [NAME | NUMBER] [--json]")
                    .says("help.errno")
                    .takesNegativeNumbers();

    private final Value<@Nullable String> name =
            syntax.optionalWord("NAME|NUMBER", "help.errno.name");

    private final OutputOption output = new OutputOption(syntax);

    /**
     * The verb.
     *
     * @param reference what it reads from; not asked for help
     * @param here the system whose numbers come first
     */
    ErrnoCommand(Terminal terminal, Supplier<ErrnoReference> reference, NumberSpace here) {
        this.terminal = terminal;
        this.reference = reference;
        this.here = here;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(List.of(), List.of(ErrnoName.EADDRINUSE.name()), List.of("98"));
    }

    @Override
    public Integer call() {
        String wanted = name.get();
        if (wanted == null) {
            list();
        } else {
            List<Match> matches = reference.get().find(wanted, here);
            if (matches.isEmpty()) {
                throw unknown(wanted);
            }
            answer(wanted, matches);
        }
        return Exit.HOLDS.status();
    }

    private ParameterException unknown(String text) {
        boolean option = text.startsWith("-") && !text.matches("-[0-9]+");
        return option
                ? syntax.unfit(Texts.get("cli.unknownOption", text))
                : syntax.wrong(Texts.get("cli.errno.unknown", text));
    }

    private void list() {
        if (output.json()) {
            output.print(ErrnosJson.of(reference.get().entries(), here), terminal);
            return;
        }
        List<String> lines = ErrnoText.table(reference.get().entries(), terminal.tableColumns());
        terminal.out().println(terminal.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(terminal.out()::println);
    }

    private void answer(String text, List<Match> matches) {
        if (output.json()) {
            output.print(ErrnoJson.of(matches, here), terminal);
        } else {
            new ErrnoText(terminal, here).lines(text, matches).forEach(terminal.out()::println);
        }
    }
}
