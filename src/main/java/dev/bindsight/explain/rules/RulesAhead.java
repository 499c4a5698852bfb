package dev.bindsight.explain.rules;

import dev.bindsight.explain.lines.PossibleWords;

import java.util.List;
import java.util.concurrent.ForkJoinTask;

/**
 * The rules that Bindsight brings, while they are read: by other threads from the first file on,
 * and by who asks for them from the last one on, so that nobody waits for more than one file.
 */
public final class RulesAhead {
    private final List<ForkJoinTask<RuleFile.Content>> files;

    private RulesAhead(List<ForkJoinTask<RuleFile.Content>> files) {
        this.files = files;
    }

    /** Begins to read those rules whose first words are possible. */
    public static RulesAhead begin(PossibleWords possible) {
        return new RulesAhead(
                RuleSet.files().stream()
                        .map(file ->
                                ForkJoinTask.adapt(() ->
                                                RuleFile.parse(file, RuleSet.read(file), possible))
                                        .fork())
                        .toList());
    }

    /** All of them, once they are read. */
    public RuleSet all() {
        // one that nobody has begun is read by who waits for it
        files.reversed().forEach(ForkJoinTask::quietlyJoin);
        return RuleSet.of(files.stream().map(ForkJoinTask::join));
    }
}
