package dev.bindsight.inventory.name;

/** Parts of paths in command lines, also of Windows. */
final class Paths {
    private Paths() {}

    /** What stands behind the last slash; the whole text if nothing does. */
    static String base(String path) {
        String trimmed = path;
        while (trimmed.length() > 1 && (trimmed.endsWith("/") || trimmed.endsWith("\\"))) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        int slash = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
        return trimmed.substring(slash + 1).isEmpty() ? trimmed : trimmed.substring(slash + 1);
    }

    /** A file name without what stands from its last dot on. */
    static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
