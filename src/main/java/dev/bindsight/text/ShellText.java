package dev.bindsight.text;

import java.util.regex.Pattern;

/** Words of a command line as a person types them into a shell. */
public final class ShellText {
    /** What no shell takes for anything but itself; zsh refuses {@code [::1]:80} otherwise. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellText() {}

    /** A word that stands for itself in any shell (POSIX, XCU 2.2), quoted only if it must be. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
