package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.fact.ReportReason.Copy;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the holder of a port is a copy of the program that reports that it cannot have it. */
final class FirstCopy {
    private FirstCopy() {}

    static Copy of(ReportOrigin origin, List<ProcessDetails> owners, @Nullable Inventory seen) {
        boolean sameCommand =
                !origin.command().isEmpty()
                        && owners.stream()
                                .flatMap(owner -> line(owner, seen).stream())
                                .anyMatch(each -> isSameCommand(origin, each.facts()));
        if (sameCommand) {
            return Copy.SAME_COMMAND;
        }
        boolean sameFile = owners.stream().anyMatch(owner -> isNamed(origin, owner.facts()));
        return sameFile ? Copy.SAME_FILE : Copy.UNPROVEN;
    }

    /** A server is often the child of what was typed: of npm(1), of a shell script. */
    private static List<ProcessDetails> line(ProcessDetails owner, @Nullable Inventory seen) {
        return seen == null ? List.of(owner) : ProcessTree.chain(seen, owner.ref());
    }

    /**
     * A program may be told by its path what was typed by its name (execve(2)), a script has its
     * interpreter before it, and npm(1) makes its words one.
     */
    private static boolean isSameCommand(ReportOrigin origin, ProcessFacts facts) {
        if (facts.directory() == null || !facts.directory().equals(origin.directory())) {
            return false;
        }
        List<String> typed = origin.command();
        List<String> runs =
                facts.command().size() == 1
                        ? List.of(facts.command().getFirst().strip().split(" "))
                        : facts.command();
        int before = runs.size() - typed.size();
        return before >= 0
                && base(runs.get(before)).equals(base(typed.getFirst()))
                && runs.subList(before + 1, runs.size()).equals(typed.subList(1, typed.size()));
    }

    private static String base(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /**
     * A trace names the files of its frames. One that two processes run is the same program only
     * where it is the user's own: a tool that is installed for everybody runs for many.
     */
    private static boolean isNamed(ReportOrigin origin, ProcessFacts facts) {
        String directory = facts.directory();
        return directory != null
                && facts.command().stream()
                        .skip(1)
                        .map(word -> within(directory, word))
                        .flatMap(Optional::stream)
                        .anyMatch(file -> names(origin.text(), file));
    }

    /** An argument as a file below a directory; empty for any other word. */
    private static Optional<String> within(String directory, String word) {
        if (word.startsWith("-") || word.indexOf('.') < 0) {
            return Optional.empty();
        }
        try {
            Path base = Path.of(directory);
            Path file = base.resolve(word).normalize();
            return file.startsWith(base) && !file.equals(base)
                    ? Optional.of(file.toString())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a text has a path in it as a whole, and not as a part of a longer one. */
    private static boolean names(String text, String path) {
        for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
            int end = at + path.length();
            boolean begins = at == 0 || !isOfPath(text.charAt(at - 1)) || isOfUrl(text, at);
            boolean ends = end == text.length() || !isOfPath(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfPath(char c) {
        return Character.isLetterOrDigit(c) || "/._-~+@".indexOf(c) >= 0;
    }

    /** {@code file:///home/ann/shop/server.mjs}, as Node.js names a module. */
    private static boolean isOfUrl(String text, int at) {
        return text.startsWith("//", at - 2) && at >= 2;
    }
}
