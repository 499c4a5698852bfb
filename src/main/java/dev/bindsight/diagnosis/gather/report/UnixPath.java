package dev.bindsight.diagnosis.gather.report;

import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.model.fact.ReportReason.PathState;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The path of a Unix socket, where a text has one in the place of a host (unix(7)). */
final class UnixPath {
    private UnixPath() {}

    /** What is there. Who listens on it is not looked at: Bindsight lists no Unix sockets. */
    static ReportSight.UnixSocket seen(String path) {
        return new ReportSight.UnixSocket(path, state(path));
    }

    /** A path that is not absolute means something only where the program ran. */
    private static PathState state(String path) {
        if (!path.startsWith("/")) {
            return PathState.UNSEEN;
        }
        try {
            var file = Path.of(path);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return PathState.THERE;
            }
            return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                    ? PathState.MISSING
                    : PathState.UNSEEN;
        } catch (InvalidPathException e) {
            return PathState.UNSEEN;
        }
    }
}
