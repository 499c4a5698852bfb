package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Errors in words, as strerror(3) and other programs put them. */
final class Wordings {
    private static final String FILE = "wordings.txt";

    private final Map<String, String> errnos = new LinkedHashMap<>();

    /** Those of the reference, and those that only other programs use. */
    Wordings(ErrnoReference reference) {
        reference
                .entries()
                .forEach(entry -> put(entry.message().toLowerCase(Locale.ROOT), entry.name()));
        read().lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ", 2))
                .forEach(words -> put(words[1], words[0]));
    }

    private void put(String words, String errno) {
        errnos.putIfAbsent(words, errno);
    }

    /** The earliest of them in a text; of several at one place the longest. */
    Optional<ErrnoMention> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        ErrnoMention best = null;
        for (Map.Entry<String, String> each : errnos.entrySet()) {
            int start = lower.indexOf(each.getKey());
            int end = start + each.getKey().length();
            boolean better =
                    best == null
                            || start < best.start()
                            || start == best.start() && end > best.end();
            if (start >= 0 && better) {
                best = new ErrnoMention(each.getValue(), start, end);
            }
        }
        return Optional.ofNullable(best);
    }

    private static String read() {
        try (InputStream stream = Wordings.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
