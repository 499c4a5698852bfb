package dev.bindsight.cli;

import dev.bindsight.fix.Protection;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.text.Texts;
import dev.bindsight.words.stop.ObstacleText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks on the terminal which choice of a plan is wanted. The questions go to standard error. */
final class StopQuestion {
    private final Terminal terminal;

    StopQuestion(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows what will be hit and waits for an answer.
     *
     * @param offered at least one
     * @param home the home directory, shown as {@code ~}
     * @return empty if nothing is to be stopped
     */
    Optional<StopChoice> ask(StopPlan plan, List<StopChoice> offered, String home) {
        var text = new PlanText(plan, Instant.now(), home);
        text.lines(offered).forEach(this::say);
        StopChoice choice = offered.size() == 1 ? theOne(offered.getFirst()) : oneOf(offered);
        if (choice != null && confirmed(choice.protection())) {
            return Optional.of(choice);
        }
        say(Texts.get("cli.stop.ask.nothing"));
        return Optional.empty();
    }

    /** Whether someone says yes. */
    boolean agreed(String question) {
        return answer(question).equalsIgnoreCase(Texts.get("cli.stop.ask.yes"));
    }

    private @Nullable StopChoice theOne(StopChoice choice) {
        return agreed(Texts.get("cli.stop.ask.one")) ? choice : null;
    }

    private @Nullable StopChoice oneOf(List<StopChoice> offered) {
        String typed = answer(Texts.get("cli.stop.ask.several"));
        int number = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
        return number >= 1 && number <= offered.size() ? offered.get(number - 1) : null;
    }

    private boolean confirmed(Protection protection) {
        return switch (protection) {
            case Protection.Ordinary _ -> true;
            case Protection.TypedConfirmation typed ->
                    answer(Texts.get("cli.stop.ask.type", ObstacleText.of(typed), typed.word()))
                            .equals(typed.word());
            case Protection.Refused _ -> false;
        };
    }

    private void say(String line) {
        TerminalText.wrap(line, terminal.columns()).forEach(terminal.err()::println);
    }

    /** What was typed; nothing at the end of input. */
    private String answer(String question) {
        terminal.err().print(TerminalText.visible(question) + " ");
        terminal.err().flush();
        try {
            String line = terminal.in().readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            // a terminal that went away has no answer
            return "";
        }
    }
}
