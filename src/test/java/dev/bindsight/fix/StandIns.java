package dev.bindsight.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that stand in for systemctl and docker in a directory of their own: each writes down
 * what it was asked and does what the test says.
 */
final class StandIns implements AutoCloseable {
    private final Path directory;

    StandIns() throws IOException {
        this.directory = Files.createTempDirectory("stand-ins");
    }

    /**
     * Adds a program.
     *
     * @param body shell lines; {@code $*} is what it was asked
     */
    StandIns program(String name, String body) throws IOException {
        Path file = directory.resolve(name);
        String log = "echo \"$*\" >> " + directory.resolve(name + ".log") + "\n";
        Files.writeString(file, "#!/bin/sh\n" + log + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** The directory, as the variable PATH has it. */
    String path() {
        return directory.toString();
    }

    /** What a program was asked, one line per call. */
    List<String> asked(String name) throws IOException {
        Path log = directory.resolve(name + ".log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
