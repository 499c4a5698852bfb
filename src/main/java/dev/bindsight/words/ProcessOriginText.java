package dev.bindsight.words;

import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.fact.ProcessOrigin;
import dev.bindsight.text.PathText;
import dev.bindsight.text.SinceText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where and when a process was started, by which a person knows their own again. */
final class ProcessOriginText {
    private ProcessOriginText() {}

    /**
     * {@code in ~/shop, running since 10:42}; without the directory where it cannot be read. What
     * became of the program's file follows, where it is no longer what runs.
     */
    static Sentence of(ProcessOrigin origin, Instant now) {
        ProcessFacts facts = origin.process().facts();
        List<Sentence> parts = new ArrayList<>();
        String directory = facts.directory();
        if (directory != null) {
            parts.add(
                    Sentence.of(
                            "bindcause.fact.in",
                            new Span.Code(PathText.of(directory, origin.home()))));
        }
        parts.add(
                Sentence.of(
                        "bindcause.fact.since",
                        SinceText.of(facts.startedAt(), now, origin.zone())));
        ProgramText.of(facts.programFile())
                .map(words -> Sentence.of("bindcause.fact.program", words))
                .ifPresent(parts::add);
        return Sentence.joined(", ", parts);
    }
}
