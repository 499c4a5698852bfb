package dev.bindsight.fix.code;

import java.util.List;
import java.util.Set;

/**
 * A whole program that binds, with its host and port filled in.
 *
 * @param language its language
 * @param lines its lines
 * @param marked the numbers of the lines that matter, from 0, at least one
 */
public record Snippet(Language language, List<String> lines, Set<Integer> marked) {
    /** Copies both. */
    public Snippet {
        lines = List.copyOf(lines);
        marked = Set.copyOf(marked);
    }

    /** The program as text. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
