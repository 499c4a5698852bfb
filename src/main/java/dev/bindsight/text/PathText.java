package dev.bindsight.text;

/** Paths as a person writes them. */
public final class PathText {
    private PathText() {}

    /** A path with the home directory as {@code ~}, as it may be shown. */
    public static String of(String path, String home) {
        boolean below = home.length() > 1 && (path.equals(home) || path.startsWith(home + "/"));
        return ForeignText.visible(below ? "~" + path.substring(home.length()) : path);
    }
}
