package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;

import java.util.List;

/** Where in a line a person typed a command: at its beginning, or behind what a shell put there. */
final class TypedCommand {
    /** What ends a prompt. */
    private static final String ENDS_OF_PROMPTS = "$#%>❯✗λ";

    private static final int LONGEST_PROMPT = 120;

    /** What runs another command; {@code sh -x} prints a plus, and a Dockerfile has RUN. */
    private static final List<String> RUNNERS = List.of("sudo ", "time ", "exec ", "+ ", "RUN ");

    private final Lines lines;
    private final String text;

    TypedCommand(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /** Whether a command begins at an offset of a line, and not words about one. */
    boolean begins(int line, int at) {
        return beforeRunners(line, at) == start(line)
                || text.startsWith("RUN ", at - "RUN ".length())
                || isPrompted(line, at);
    }

    /** Whether a prompt stands before it: what follows up to the next one is what it printed. */
    boolean isPrompted(int line, int at) {
        int end = beforeRunners(line, at);
        int length = end - start(line);
        return length >= 2
                && length <= LONGEST_PROMPT
                && text.charAt(end - 1) == ' '
                && ENDS_OF_PROMPTS.indexOf(text.charAt(end - 2)) >= 0;
    }

    private int start(int line) {
        return lines.body(line) + lines.indentation(line);
    }

    private int beforeRunners(int line, int at) {
        int start = start(line);
        int before = at;
        int last = -1;
        while (before != last) {
            last = before;
            for (String each : RUNNERS) {
                int from = before - each.length();
                before = from >= start && text.startsWith(each, from) ? from : before;
            }
        }
        return before;
    }
}
