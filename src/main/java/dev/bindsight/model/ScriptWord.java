package dev.bindsight.model;

/**
 * The word by which a script knows what sort of thing a record is: its simple name with hyphens. A
 * record is therefore renamed only together with a promise, which a test holds.
 */
public final class ScriptWord {
    private ScriptWord() {}

    /** {@code held-by-time-wait} for a {@code HeldByTimeWait}. */
    public static String of(Class<?> record) {
        String name = record.getSimpleName();
        var word = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                word.append(i == 0 ? "" : "-").append(Character.toLowerCase(c));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
