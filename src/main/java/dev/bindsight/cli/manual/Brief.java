package dev.bindsight.cli.manual;

/** How a description is shortened where there is little room. */
final class Brief {
    private Brief() {}

    /** The first sentence, without its full stop. */
    static String of(String description) {
        return description.replaceFirst("\\.(?: .*)?$", "");
    }
}
