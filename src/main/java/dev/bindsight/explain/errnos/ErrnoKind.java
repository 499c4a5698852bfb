package dev.bindsight.explain.errnos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an errno is one of, where the text around it does not say more. */
public enum ErrnoKind {
    /** What only sockets give. */
    SOCKETS,
    /** What is one of files. */
    FILES,
    /** Names of Linux's own whose numbers are those of ordinary errnos elsewhere. */
    RARE,
    /** What ends a connection that was open. */
    BROKEN,
    /** Another machine was not reached, which no bind and no listen needs. */
    UNREACHED,
    /** A name that has no address. */
    NO_NAME;

    private static final String FILE = "kinds.txt";
    private static final Map<ErrnoKind, Set<String>> NAMES = read();

    /** Whether an errno of the reference is of this kind. */
    public boolean has(String errno) {
        return NAMES.getOrDefault(this, Set.of()).contains(errno);
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<ErrnoKind, Set<String>> read() {
        Map<String, Set<String>> byId = new HashMap<>();
        for (String line : text().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = List.of(line.split(" "));
                byId.put(words.getFirst(), Set.copyOf(words.subList(1, words.size())));
            }
        }
        var names = new EnumMap<ErrnoKind, Set<String>>(ErrnoKind.class);
        for (ErrnoKind kind : values()) {
            names.put(kind, byId.getOrDefault(kind.id(), Set.of()));
        }
        return Collections.unmodifiableMap(names);
    }

    private static String text() {
        try (InputStream stream = ErrnoKind.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
