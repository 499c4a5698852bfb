package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;

import java.util.Collection;

/** How much care stopping a process takes. */
public sealed interface Protection {
    /** The usual care: it is shown what will be hit. */
    record Ordinary() implements Protection {}

    /**
     * Stopping it takes more down than the port; a word has to be typed first.
     *
     * @param process which process it is about
     * @param guard what it is
     * @param word what to type
     * @param grave whether more goes down than a server and its session, so that a script has to
     *     name the process too; a daemon is a session leader as a rule
     */
    record TypedConfirmation(
            ProcessDetails process, ProtectedProcess guard, String word, boolean grave)
            implements Protection {}

    /** It is never stopped. */
    sealed interface Refused extends Protection {
        /** Because of what it is: PID 1, a kernel thread. */
        record Guarded(ProtectedProcess guard, ProcessDetails process) implements Refused {}

        /** Because its pid was read in another pid namespace and means another process here. */
        record ForeignPid(ProcessDetails process) implements Refused {}
    }

    /** The most care that any of these takes; of two words to type the graver, else the first. */
    static Protection strongest(Collection<StopTarget> targets) {
        return targets.stream()
                .map(StopTarget::protection)
                .reduce(new Ordinary(), Protection::stronger);
    }

    /** The one that takes more care; of two words to type the graver, else the first. */
    static Protection stronger(Protection one, Protection other) {
        return switch (one) {
            case Refused _ -> one;
            case TypedConfirmation typed ->
                    switch (other) {
                        case Refused _ -> other;
                        case TypedConfirmation second ->
                                second.grave() && !typed.grave() ? second : typed;
                        case Ordinary _ -> typed;
                    };
            case Ordinary _ -> other;
        };
    }
}
