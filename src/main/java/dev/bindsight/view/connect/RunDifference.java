package dev.bindsight.view.connect;

import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Difference;
import dev.bindsight.view.finding.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Two runs side by side. */
final class RunDifference {
    private RunDifference() {}

    /** One row per address and port of either, what changed first. */
    static Difference of(ConnectRun before, ConnectRun after) {
        Map<Target.Place, Target> then = byPlace(before);
        Map<Target.Place, Target> now = byPlace(after);
        var all = new LinkedHashSet<Target.Place>(now.keySet());
        all.addAll(then.keySet());
        List<Difference.Row> rows =
                all.stream().map(place -> row(then.get(place), now.get(place))).toList();
        return new Difference(
                Stream.concat(
                                rows.stream().filter(Difference.Row::changed),
                                rows.stream().filter(row -> !row.changed()))
                        .toList());
    }

    /** In their order: each has a place of its own. */
    private static SequencedMap<Target.Place, Target> byPlace(ConnectRun run) {
        var targets = new LinkedHashMap<Target.Place, Target>();
        run.targets().forEach(target -> targets.put(target.place(), target));
        return targets;
    }

    private static Difference.Row row(@Nullable Target then, @Nullable Target now) {
        Finding before = then == null ? null : then.finding();
        Finding after = now == null ? null : now.finding();
        Target named = now == null ? Objects.requireNonNull(then) : now;
        return new Difference.Row(
                named.name(), words(before), words(after), !word(before).equals(word(after)));
    }

    private static String words(@Nullable Finding finding) {
        return finding == null
                ? word(null)
                : Texts.get(
                        "connect.compare.words",
                        word(finding),
                        DurationText.precise(finding.attempt().elapsed()));
    }

    private static String word(@Nullable Finding finding) {
        return finding == null ? Texts.get("connect.outcome.notTried") : Verdict.of(finding).word();
    }
}
