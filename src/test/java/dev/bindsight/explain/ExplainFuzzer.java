package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.explain.log.LogReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Jazzer calls with texts that it makes up, guided by what code they reach: {@code mvn -Pfuzz
 * test-compile exec:exec@fuzz-explain}. Anything thrown is a finding.
 */
public final class ExplainFuzzer {
    private static final ErrnoReference REFERENCE = ErrnoReference.standard();
    private static final ErrorReader READER = new ErrorReader(REFERENCE);
    private static final LogReader LOG_READER = new LogReader(REFERENCE);

    private ExplainFuzzer() {}

    /** One text, as a whole and as a stream. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        check(bytes);
    }

    /**
     * Checks what holds of any text.
     *
     * @throws AssertionError if it does not hold
     */
    static void check(String text) throws IOException {
        Sound.check(text, READER.readAll(text));
        check(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks what holds of any bytes, UTF-8 or not.
     *
     * @throws AssertionError if it does not hold
     */
    static void check(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        List<FoundError> found = READER.readAll(text);
        Sound.check(text, found);
        LogGroups groups = LOG_READER.read(new ByteArrayInputStream(bytes), _ -> {}, () -> false);
        if (groups.bytes() != bytes.length) {
            throw new AssertionError("read " + groups.bytes() + " of " + bytes.length + " bytes");
        }
        long grouped = groups.groups().stream().mapToLong(LogGroup::count).sum();
        if (groups.errors() != grouped + groups.ungrouped()) {
            throw new AssertionError(groups.errors() + " errors, in groups " + grouped);
        }
        // a text may put together what stands further apart than a stream looks back, and a
        // stream counts what is said again
        if (!hasCutLine(text) && found.isEmpty() != (groups.errors() == 0)) {
            throw new AssertionError(
                    groups.errors() + " errors as a stream, " + found.size() + " as a text");
        }
    }

    /**
     * Whether a line may have been cut as journalctl(1) does: of "Connection ref>" a stream has no
     * whole word to look for.
     */
    private static boolean hasCutLine(String text) {
        return text.lines().anyMatch(line -> line.stripTrailing().endsWith(">"));
    }
}
