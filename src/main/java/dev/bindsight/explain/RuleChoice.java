package dev.bindsight.explain;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.rules.Fit;
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
                            && !(each.trial().isVague() && saysBetter(found, each.fit()))
                            && (rule.saysErrno() || rule.nothing() || !found.mentions().isEmpty());
            if (counts && (best == null || saysMore(each.trial(), best.trial()))) {
                best = each;
            }
        }
        return best;
    }

    /** Whether the line says better what failed than a rule of many programs does. */
    private static boolean saysBetter(LineFindings found, Fit fit) {
        NamedPlace place = fit.place();
        return !found.mentions().isEmpty() || place == null || !place.isCertain();
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
