package dev.bindsight.credits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code parts.txt} and the texts of the licences beside it. */
public final class Credits {
    private Credits() {}

    /** Every part, Bindsight first; what a part contains follows it, but the fonts come last. */
    public static List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (String stanza : text("parts.txt").split("\n\\s*\n")) {
            Map<String, String> fields = fields(stanza);
            if (fields.containsKey("name")) {
                parts.add(part(fields));
            }
        }
        return List.copyOf(parts);
    }

    /** The terms of a licence, named by its SPDX expression. */
    public static String licence(String expression) {
        return text("licences/" + expression.replace(' ', '_') + ".txt");
    }

    private static Part part(Map<String, String> fields) {
        String notice = fields.getOrDefault("notice", "");
        String modules = fields.getOrDefault("modules", "");
        return new Part(
                field(fields, "name"),
                modules.isEmpty() ? List.of() : List.of(modules.split(" ")),
                fields.getOrDefault("within", ""),
                fields.getOrDefault("home", ""),
                field(fields, "licence"),
                field(fields, "copyright"),
                notice.isEmpty() ? "" : text(notice));
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), () -> name + " of " + fields);
    }

    private static Map<String, String> fields(String stanza) {
        var fields = new HashMap<String, String>();
        for (String line : stanza.split("\n")) {
            if (!line.startsWith("#")) {
                String[] halves = line.split(": ", 2);
                fields.put(halves[0], halves[1].strip());
            }
        }
        return fields;
    }

    private static String text(String name) {
        try (InputStream stream = Credits.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
