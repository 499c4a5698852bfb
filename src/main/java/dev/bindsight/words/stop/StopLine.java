package dev.bindsight.words.stop;

/**
 * One line of the stepper, in words.
 *
 * @param mark how the step stands
 * @param what what happened, the part in bold
 * @param detail the rest of the sentence, may be empty
 * @param time how long it took, when, or what is left of a wait; may be empty
 * @param subject what the line is about, so that a later step can replace a wait that it ends
 */
public record StopLine(Mark mark, String what, String detail, String time, Object subject) {
    /** How a step stands. */
    public enum Mark {
        /** It goes on. */
        RUNNING,
        /** It worked. */
        DONE,
        /** It did not work, or the kernel said no. */
        FAILED,
        /** It was not needed, or the user ended it. */
        LEFT_OUT
    }

    /** Whether this line is a wait for {@code subject} that a later step ends. */
    public boolean waitsFor(Object about) {
        return mark == Mark.RUNNING && subject.equals(about);
    }
}
