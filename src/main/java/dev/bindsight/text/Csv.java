package dev.bindsight.text;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180), as a spreadsheet takes them. */
public final class Csv {
    private Csv() {}

    /** Lines of fields, the titles first; each ends with CR LF. */
    public static String of(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    /** A command line may begin like a formula, which a spreadsheet would calculate. */
    private static String quoted(String field) {
        String visible = ForeignText.visible(field);
        boolean formula = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        String safe = formula ? "'" + visible : visible;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
