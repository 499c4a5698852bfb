package dev.bindsight.words.stop;

import static dev.bindsight.model.ErrnoName.ENOSYS;

import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Supervisor;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.StopVerdict.Kind;

import org.jspecify.annotations.Nullable;

/** The verdicts on a stop of which the kernel or a command did not let anything be stopped. */
final class NotStopped {
    private NotStopped() {}

    /** The kernel refused for another reason than a missing right. */
    static StopVerdict callRefused(
            StopReport report, StopReport.Action failed, ProcessDetails process, Errno errno) {
        return new StopVerdict(
                Kind.HELD,
                Texts.get("stop.after.notStopped"),
                Texts.get(
                        "stop.after.refused",
                        FixText.process(process),
                        FixText.ports(report.before())),
                null,
                said(failed),
                errno.is(ENOSYS) ? Texts.get("stop.after.noPidfd") : null,
                null);
    }

    static StopVerdict notPermitted(
            StopReport report, StopReport.Action failed, MissingPermission missing, String me) {
        ProcessDetails process = failed.process();
        Errno errno = failed.errno();
        Fix.Stop instead = report.aftermath().isEmpty() ? null : keeper(missing);
        String who = process == null ? FixText.target(failed.fix()) : FixText.process(process);
        String needed =
                Texts.get(
                        "stop.after.needed",
                        SentenceText.start(RequirementText.of(missing.needed())));
        // without a signal it was pidfd_open that was refused
        String call =
                process == null || errno == null || failed.signal() == null
                        ? said(failed)
                        : Texts.get(
                                "stop.after.refusedCall",
                                process.name(),
                                process.pid().toString(),
                                errno.name());
        return new StopVerdict(
                Kind.NOT_PERMITTED,
                Texts.get("stop.after.notStopped"),
                me.equals(missing.owner())
                        ? Texts.get(
                                "stop.after.deniedToOwner", who, me, FixText.ports(report.before()))
                        : Texts.get(
                                "stop.after.belongsTo",
                                who,
                                RequirementText.owner(missing),
                                me,
                                FixText.ports(report.before())),
                null,
                call,
                instead == null
                        ? needed
                        : needed + " " + Texts.get("stop.after.keeps", FixText.target(instead)),
                instead);
    }

    /**
     * What keeps the owner and is stopped by another program, which may be allowed to. A parent
     * would need the signal that was refused.
     */
    private static Fix.@Nullable Stop keeper(MissingPermission missing) {
        return missing.instead() instanceof Fix.StopSupervisor(var supervisor)
                        && !(supervisor instanceof Supervisor.Parent)
                ? missing.instead()
                : null;
    }

    private static @Nullable String said(StopReport.Action failed) {
        return failed.failure() == null ? null : ActionFailureText.of(failed.failure());
    }

    static StopVerdict commandFailed(StopReport.Action failed, String ports) {
        return new StopVerdict(
                Kind.HELD,
                Texts.get("stop.after.notStopped"),
                Texts.get("stop.after.commandFailed", FixText.target(failed.fix()), ports),
                null,
                said(failed),
                null,
                null);
    }
}
