package dev.bindsight.history.recorder;

import dev.bindsight.history.PastHolder;
import dev.bindsight.inventory.name.Interpreter;
import dev.bindsight.inventory.name.Invocation;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is kept of a process: its program, its script and its directory, and other arguments only
 * where the person wants that, masked where they look like a secret.
 *
 * @param arguments whether other arguments are kept too, as it is chosen by now
 */
record KeptCommand(BooleanSupplier arguments) {
    private static final int LONGEST = 4_000;

    /** The process as it is written down. */
    PastHolder of(ProcessDetails process) {
        ProcessFacts facts = process.facts();
        return new PastHolder(
                facts.ref(),
                facts.startedAt(),
                Secrets.masked(process.name()),
                process.runtime(),
                command(facts),
                facts.executable(),
                facts.directory(),
                facts.uid(),
                process.user(),
                process.unit(),
                process.container());
    }

    private List<String> command(ProcessFacts facts) {
        List<String> all = facts.command();
        if (all.isEmpty()) {
            return List.of();
        }
        return arguments.getAsBoolean() ? cut(Secrets.masked(all)) : programAndScript(facts);
    }

    private static List<String> cut(List<String> masked) {
        var kept = new ArrayList<String>();
        int length = 0;
        for (String each : masked) {
            length += each.length();
            if (length > LONGEST) {
                kept.add("…");
                break;
            }
            kept.add(each);
        }
        return kept;
    }

    private static List<String> programAndScript(ProcessFacts facts) {
        var kept = new ArrayList<String>();
        kept.add(program(facts));
        List<String> rest = facts.command().subList(1, facts.command().size());
        Optional<Interpreter> interpreter = Interpreter.named(base(kept.getFirst()));
        if (interpreter.isPresent()) {
            switch (interpreter.get().read(rest)) {
                case Invocation.Script(var _, String script, var _) -> kept.add(script);
                case Invocation.Named named when !named.named().isEmpty() -> {
                    kept.add(named.naming());
                    kept.add(named.named().getFirst());
                }
                case Invocation.Code code -> kept.add(code.option());
                case Invocation.Named _, Invocation.Nothing _ -> {}
            }
        }
        return Secrets.masked(kept);
    }

    /** A process may write anything over its arguments, all of it into the first. */
    private static String program(ProcessFacts facts) {
        String first = facts.command().getFirst();
        if (first.chars().noneMatch(Character::isWhitespace)) {
            return first;
        }
        String executable = facts.executable();
        return executable == null ? facts.comm() : executable;
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
