package dev.bindsight.cli;

import dev.bindsight.fix.StopObserver;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.StopLine;
import dev.bindsight.words.stop.StopLines;
import dev.bindsight.words.stop.StopVerdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tells a stop as it happens, unless the answer is a document. */
final class StopTalk implements StopObserver {
    private final Terminal terminal;
    private final StopRequest request;
    private final BooleanSupplier interrupted;
    private final StopLines words =
            new StopLines(ZoneId.systemDefault(), StopOptions.DEFAULT.watch());
    private final List<StopStep> steps = new ArrayList<>();
    private List<StopLine> told = List.of();

    StopTalk(Terminal terminal, StopRequest request, BooleanSupplier interrupted) {
        this.terminal = terminal;
        this.request = request;
        this.interrupted = interrupted;
    }

    @Override
    public void step(StopStep step) {
        steps.add(step);
        List<StopLine> lines = words.after(told, step);
        if (!request.json()) {
            // a wait is one line that counts down on a screen; here it is told when it is over
            lines.stream()
                    .filter(line -> line.mark() != StopLine.Mark.RUNNING && !told.contains(line))
                    .forEach(this::tell);
            terminal.out().flush();
        }
        told = lines;
    }

    private void tell(StopLine line) {
        var text = new StringBuilder(line.what());
        if (!line.detail().isEmpty()) {
            text.append(' ').append(line.detail());
        }
        if (!line.time().isEmpty()) {
            text.append(" (").append(line.time()).append(')');
        }
        TerminalText.wrap(text.toString(), terminal.columns()).forEach(terminal.out()::println);
    }

    @Override
    public Next outlived(ProcessDetails process, @Nullable ProcessCondition condition) {
        if (request.force() || request.yes() || !terminal.canAsk()) {
            return request.force() ? Next.KILL : Next.LEAVE;
        }
        terminal.err()
                .println(
                        TerminalText.visible(
                                Texts.get(
                                        "stop.kill.question",
                                        FixText.process(process),
                                        DurationText.measured(request.patience()))));
        var question = new StopQuestion(terminal);
        boolean halted = condition != null && condition.state() == ProcessState.STOPPED;
        if (halted && question.agreed(Texts.get("cli.stop.ask.continue"))) {
            return Next.CONTINUE;
        }
        return question.agreed(Texts.get("cli.stop.ask.kill")) ? Next.KILL : Next.LEAVE;
    }

    @Override
    public boolean cancelled() {
        return interrupted.getAsBoolean();
    }

    /**
     * Says what it came to.
     *
     * @param me the user Bindsight runs as
     */
    void conclude(StopReport report, String me) {
        if (request.json()) {
            return;
        }
        Instant now = Instant.now();
        StopVerdict verdict = StopVerdict.of(report, List.copyOf(steps), me, now);
        var text = new StringBuilder(verdict.title() + ". " + verdict.explanationAt(now));
        if (verdict.call() != null) {
            text.append(' ').append(verdict.call()).append('.');
        }
        if (verdict.hint() != null) {
            text.append(' ').append(verdict.hint());
        }
        TerminalText.wrap(text.toString(), terminal.columns())
                .forEach(line -> terminal.out().println(terminal.bold(line)));
    }
}
