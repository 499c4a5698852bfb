package dev.bindsight.fix.code;

import dev.bindsight.model.TracedCall;

import java.util.List;

/**
 * A trace as a program that makes the same calls, as far as its language can say them; what it
 * cannot say stands in a comment. Ports that the kernel chose are asked for again.
 */
public final class TracePrograms {
    /** The languages there is a program in. */
    public static final List<Language> LANGUAGES =
            List.of(Language.C, Language.PYTHON, Language.NODE, Language.JAVA);

    private TracePrograms() {}

    /**
     * The program.
     *
     * @throws IllegalArgumentException for a language that is none of {@link #LANGUAGES}
     */
    public static String of(Language language, List<TracedCall> calls) {
        return switch (language) {
            case C -> CProgram.of(calls);
            case PYTHON -> PythonProgram.of(calls);
            case NODE -> NodeProgram.of(calls);
            case JAVA -> JavaProgram.of(calls);
            case GO -> throw new IllegalArgumentException("there are no programs in Go");
        };
    }
}
