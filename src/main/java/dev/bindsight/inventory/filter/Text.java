package dev.bindsight.inventory.filter;

/**
 * A piece of text that is looked for, whatever its case. In quotes it has to be the whole name.
 *
 * @param wanted the text, not empty
 * @param whole whether it was quoted
 */
public record Text(String wanted, boolean whole) {
    /** Whether {@code text} is this text. */
    boolean equal(String text) {
        return text.equalsIgnoreCase(wanted);
    }

    /** Whether {@code text} begins with it. */
    boolean starts(String text) {
        return whole ? equal(text) : text.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    /** Whether it is anywhere in {@code text}. */
    boolean within(String text) {
        if (whole) {
            return equal(text);
        }
        int last = text.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it names a project by its directory. The home around that belongs to the user, not to
     * the project: a user's name would fit everything that user runs.
     */
    boolean withinProject(String path) {
        return withinPath(
                wanted.indexOf('/') >= 0 ? path : path.replaceFirst("^/(home|Users)/[^/]+", ""));
    }

    /** Whether it is in a path; {@code ~} at its beginning stands for any home directory. */
    boolean withinPath(String path) {
        boolean home = wanted.startsWith("~/") && wanted.length() > 2;
        return home ? new Text(wanted.substring(1), false).within(path) : within(path);
    }
}
