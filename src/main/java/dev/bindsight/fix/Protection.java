package dev.bindsight.fix;

import java.util.Collection;

/** How much care stopping a process takes. */
public sealed interface Protection {
    /** The usual care: it is shown what will be hit. */
    record Ordinary() implements Protection {}

    /**
     * Stopping it takes more down than the port; a word has to be typed first.
     *
     * @param reason what it is, as a clause: {@code the shell that started Bindsight}
     * @param word what to type
     */
    record TypedConfirmation(String reason, String word) implements Protection {}

    /**
     * It is never stopped: PID 1, a kernel thread.
     *
     * @param reason why, as a sentence
     */
    record Refused(String reason) implements Protection {}

    /** The most care that any of these takes; two words to type become the first. */
    static Protection strongest(Collection<StopTarget> targets) {
        Protection strongest = new Ordinary();
        for (StopTarget target : targets) {
            strongest =
                    switch (target.protection()) {
                        case Refused refused -> refused;
                        case TypedConfirmation typed ->
                                strongest instanceof Ordinary ? typed : strongest;
                        case Ordinary _ -> strongest;
                    };
        }
        return strongest;
    }
}
