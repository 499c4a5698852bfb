package dev.bindsight.cli.manual;

/** How a description is shortened where there is little room. */
final class Words {
    private Words() {}

    /** The first sentence, without its full stop. */
    static String brief(String description) {
        return description.replaceFirst("\\.(?: .*)?$", "");
    }
}
