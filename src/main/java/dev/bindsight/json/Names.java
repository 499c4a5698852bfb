package dev.bindsight.json;

import java.util.Locale;

/** Names of constants as the documents have them. */
final class Names {
    private Names() {}

    /** {@code otherUser} for {@code OTHER_USER}. */
    static String camelCase(Enum<?> constant) {
        var text = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            text.append(
                    text.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    /** {@code ipv4} for {@code IPV4}. */
    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
