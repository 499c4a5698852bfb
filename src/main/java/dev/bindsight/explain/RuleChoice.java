package dev.bindsight.explain;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;

import org.jspecify.annotations.Nullable;

/** Which of the rules that fit a line reads a part of it. */
final class RuleChoice {
    private RuleChoice() {}

    /** The rule whose template says most of a part of the line, if any fits. */
    static LineFindings.@Nullable Fitted of(LineFindings found, int from, int to) {
        LineFindings.Fitted best = null;
        for (LineFindings.Fitted each : found.fitted()) {
            Rule rule = each.trial().rule();
            Mention errno = each.fit().errno();
            boolean within =
                    errno == null
                            ? each.fit().start() < to && each.fit().end() > from
                            : errno.start() >= from && errno.start() < to;
            boolean counts =
                    rule != null
                            && within
                            && (!each.trial().isVague() || isBest(each, found))
                            && (rule.saysErrno() || rule.nothing() || !found.mentions().isEmpty());
            if (counts && (best == null || saysMore(each.trial(), best.trial()))) {
                best = each;
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

    /** A reason before none, and more words before fewer. */
    private static boolean saysMore(RuleSet.Trial one, RuleSet.Trial other) {
        boolean noReason = "unknown".equals(one.rule().tls());
        boolean otherNoReason = "unknown".equals(other.rule().tls());
        return noReason == otherNoReason || one.rule().tls() == null || other.rule().tls() == null
                ? one.weight() > other.weight()
                : otherNoReason;
    }
}
