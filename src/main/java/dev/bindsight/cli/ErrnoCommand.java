package dev.bindsight.cli;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.json.ErrnoJson;
import dev.bindsight.json.ErrnosJson;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code errno}: the reference. */
@Command(
        name = "errno",
        customSynopsis = "bindsight errno [NAME | NUMBER] [--json]",
        description = {
            "Says what an errno means for each call on sockets, and what to do.",
            "Without a NAME or NUMBER it lists all there are.",
            ""
        },
        sortOptions = false)
final class ErrnoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<ErrnoReference> reference;
    private final NumberSpace here;
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME|NUMBER",
            hideParamSyntax = true,
            arity = "0..1",
            description = "EADDRINUSE, WSAEADDRINUSE, EAI_NONAME, 98, -98, 10048.")
    private @Nullable String wanted;

    @Mixin private OutputOption output;

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

    /** Lets -98 be a number instead of an option that there is not. */
    @Spec
    void setSpec(CommandSpec spec) {
        this.spec = spec;
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
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
        return new ParameterException(
                spec.commandLine(),
                Texts.get(option ? "cli.unknownOption" : "cli.errno.unknown", text));
    }

    private void list() {
        if (output.json()) {
            output.print(ErrnosJson.of(reference.get().entries(), here), terminal);
            return;
        }
        List<String> lines = ErrnoText.table(reference.get().entries(), terminal.columns());
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
