package dev.bindsight.view.connect;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Finding;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs side by side.
 *
 * @param rows one per address and port of either, what changed first
 */
record RunDifference(List<Row> rows) {
    /** Copies the list. */
    RunDifference {
        rows = List.copyOf(rows);
    }

    /**
     * One address and port.
     *
     * @param before how it ended then
     * @param after how it ended now
     * @param changed whether it ended in another way
     */
    record Row(Endpoint endpoint, String before, String after, boolean changed) {}

    /** What is different in {@code after}. */
    static RunDifference of(ConnectRun before, ConnectRun after) {
        Map<Endpoint, Target> then = byEndpoint(before);
        Map<Endpoint, Target> now = byEndpoint(after);
        var all = new LinkedHashSet<Endpoint>();
        after.targets().forEach(target -> all.add(target.endpoint()));
        before.targets().forEach(target -> all.add(target.endpoint()));
        List<Row> rows =
                all.stream()
                        .map(endpoint -> row(endpoint, then.get(endpoint), now.get(endpoint)))
                        .toList();
        return new RunDifference(
                Stream.concat(
                                rows.stream().filter(Row::changed),
                                rows.stream().filter(row -> !row.changed()))
                        .toList());
    }

    /** How many ended in another way. */
    long changes() {
        return rows.stream().filter(Row::changed).count();
    }

    private static Map<Endpoint, Target> byEndpoint(ConnectRun run) {
        return run.targets().stream()
                .collect(Collectors.toMap(Target::endpoint, Function.identity(), (one, _) -> one));
    }

    private static Row row(Endpoint endpoint, @Nullable Target then, @Nullable Target now) {
        Finding before = then == null ? null : then.finding();
        Finding after = now == null ? null : now.finding();
        return new Row(endpoint, words(before), words(after), !word(before).equals(word(after)));
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
