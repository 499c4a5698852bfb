package dev.bindsight.testbed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of the tests came to.
 *
 * @param skipped how many were skipped, by the reason
 */
record Tally(int passed, int failed, Map<String, Integer> skipped) {
    Tally plus(Tally other) {
        Map<String, Integer> both = new HashMap<>(skipped);
        other.skipped.forEach((reason, often) -> both.merge(reason, often, Integer::sum));
        return new Tally(passed + other.passed, failed + other.failed, Map.copyOf(both));
    }

    /** {@code 2230 passed, 0 failed, 74 skipped: no namespaces here (70), …}. */
    @Override
    public String toString() {
        int all = skipped.values().stream().mapToInt(Integer::intValue).sum();
        String line = passed + " passed, " + failed + " failed, " + all + " skipped";
        return skipped.isEmpty() ? line : line + ": " + reasons();
    }

    /** The most frequent first; a single one needs no number. */
    private String reasons() {
        if (skipped.size() == 1) {
            return skipped.keySet().iterator().next();
        }
        return skipped.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
