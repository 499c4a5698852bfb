package dev.bindsight.inventory.project;

import java.util.Optional;

/** The string that a JSON object has for "name" itself, not one of the objects inside it. */
final class JsonName {
    private final String text;
    private int at;

    private JsonName(String text) {
        this.text = text;
    }

    static Optional<String> of(String text) {
        return new JsonName(text).find();
    }

    private Optional<String> find() {
        int depth = 0;
        String last = "";
        boolean afterName = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                last = string();
                if (afterName) {
                    return Optional.of(last);
                }
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
                afterName = false;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ':') {
                afterName = depth == 1 && last.equals("name");
            } else if (c == ',') {
                afterName = false;
            }
            at++;
        }
        return Optional.empty();
    }

    /** Reads a string and stands behind its closing quote. */
    private String string() {
        var value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                // of a name with a rarer escape than these nothing is shown but its letter
                value.append(text.charAt(at));
            } else {
                value.append(c);
            }
        }
        at++;
        return value.toString();
    }
}
