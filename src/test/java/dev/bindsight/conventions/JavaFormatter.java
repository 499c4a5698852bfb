package dev.bindsight.conventions;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The format of every Java file: google-java-format in its AOSP variant. Run as a program it
 * formats them in place.
 */
public final class JavaFormatter {
    private JavaFormatter() {}

    /** Formats every Java file of the project in place and prints those it could not read. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(run("--replace", SourceTree.javaFiles(SourceTree.TOP.resolve("src"))));
    }

    /**
     * What formatting would change.
     *
     * @return one line for each file that is not formatted, or that could not be read and why
     */
    static List<String> unformatted(List<Path> files) {
        return run("--dry-run", files).lines().toList();
    }

    private static String run(String mode, List<Path> files) {
        var arguments = new ArrayList<>(List.of("--aosp", mode));
        files.stream().map(Path::toString).forEach(arguments::add);
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        ToolProvider.findFirst("google-java-format")
                .orElseThrow()
                .run(writer, writer, arguments.toArray(String[]::new));
        return said.toString();
    }
}
