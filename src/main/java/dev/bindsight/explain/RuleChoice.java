package dev.bindsight.explain;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;

import org.jspecify.annotations.Nullable;

/**
 * The rule that reads a part of a line.
 *
 * @param rule the rule
 * @param fit what it took
 * @param weight how much of its template is words
 */
record RuleChoice(Rule rule, Fit fit, int weight) {
    /** The rule whose template says most of a part of the line, if any fits. */
    static @Nullable RuleChoice of(LineFindings found, int from, int to) {
        RuleChoice best = null;
        RuleSet.Trial ofBest = null;
        for (LineFindings.Fitted each : found.fitted()) {
            Rule rule = each.trial().rule();
            Mention errno = each.fit().errno();
            boolean within =
                    errno == null
                            ? each.fit().start() < to && each.fit().end() > from
                            : errno.start() >= from && errno.start() < to;
            if (rule == null || !within) {
                continue;
            }
            var choice = new RuleChoice(rule, each.fit(), each.trial().weight());
            boolean counts =
                    (!each.trial().isVague() || isBest(each, found))
                            && (each.trial().counts() || !found.mentions().isEmpty());
            boolean again = best != null && each.trial() == ofBest && isTighter(choice, best);
            if (counts && (best == null || saysMore(choice, best) || again)) {
                ofBest = each.trial();
                best = choice;
            }
        }
        return best;
    }

    /** Whether nothing in the line says better what failed than a rule of many programs. */
    private static boolean isBest(LineFindings.Fitted vague, LineFindings found) {
        return found.mentions().isEmpty() && vague.trial().isClear(vague.fit());
    }

    /** Whether its words are a part of what a rule reads another errno from. */
    static boolean isOfAnother(Cluster cluster, LineFindings found) {
        for (LineFindings.Fitted each : found.fitted()) {
            Mention errno = each.fit().errno();
            if (errno != null
                    && each.trial().rule() != null
                    && cluster.start() >= each.fit().start()
                    && cluster.end() <= errno.start()) {
                return true;
            }
        }
        return false;
    }

    /** The same words again, nearer to the errno: what stood between was said of something else. */
    private static boolean isTighter(RuleChoice one, RuleChoice other) {
        return one.fit.errno() != null
                && one.fit.errno() == other.fit.errno()
                && one.fit.start() > other.fit.start();
    }

    /** A reason before none, and more words before fewer. */
    private static boolean saysMore(RuleChoice one, RuleChoice other) {
        String reason = one.rule.tls();
        String otherReason = other.rule.tls();
        boolean otherNoReason = "unknown".equals(otherReason);
        return "unknown".equals(reason) == otherNoReason || reason == null || otherReason == null
                ? one.weight > other.weight
                : otherNoReason;
    }
}
