package dev.bindsight.app;

import dev.bindsight.cli.Cli;
import dev.bindsight.cli.Exit;
import dev.bindsight.cli.Stage;
import dev.bindsight.cli.Terminal;

import java.util.List;

/**
 * Goes through a group of verbs once: the run that a class cache for them is made from (JEP 514).
 * Each verb says itself what that is. It stops nothing but the process that its stage names, and
 * what it prints is for nobody. It loads as little as it can besides, see {@link RehearsalStage}.
 */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * Goes through some verbs: a cache of all of them would be paid for by each.
     *
     * @param arguments the stage, as {@link Stage#told} says it, then the verbs
     */
    public static void main(String[] arguments) {
        Stage stage = Stage.read(arguments[0]);
        List<String> verbs = List.of(arguments).subList(1, arguments.length);
        Terminal terminal = Main.terminal();
        for (List<String> line : Cli.rehearsal(verbs::contains, stage)) {
            int status = Main.rehearse(terminal, line.toArray(String[]::new));
            // else it met less than a user's stop does, as on a stage that served before
            if (line.getFirst().equals("stop") && status != Exit.HOLDS.status()) {
                throw new IllegalStateException("nothing was stopped: " + line);
            }
        }
    }
}
