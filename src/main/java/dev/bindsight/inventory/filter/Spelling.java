package dev.bindsight.inventory.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
    private static final int LONGEST = 24;

    private Spelling() {}

    /**
     * The word of {@code known} nearest to {@code typed}, if it is near: it begins with what was
     * typed, or a third of its letters at most are wrong.
     */
    static Optional<String> nearest(String typed, Collection<String> known) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String asked = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> cost(asked, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> cost(asked, word)));
    }

    private static int cost(String asked, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return asked.length() >= 2 && lower.startsWith(asked) ? 0 : distance(asked, lower);
    }

    /** Optimal string alignment: insertions, deletions, changes and swapped neighbours. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[left.length()][right.length()];
    }
}
