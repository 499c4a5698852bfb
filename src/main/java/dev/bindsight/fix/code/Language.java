package dev.bindsight.fix.code;

/** The languages there is code in, in the order in which they are shown. */
public enum Language {
    /** CPython's {@code socket}, which sets no option by itself. */
    PYTHON("Python"),
    /** Node.js, whose libuv sets SO_REUSEADDR on TCP listeners. */
    NODE("Node"),
    /** Java, which sets SO_REUSEADDR on a ServerSocket on Linux and IPV6_V6ONLY never. */
    JAVA("Java"),
    /** Go, whose {@code net.Listen} sets SO_REUSEADDR. */
    GO("Go"),
    /** C, for Linux. */
    C("C");

    private final String label;

    Language(String label) {
        this.label = label;
    }

    /** The name that a person reads. */
    public String label() {
        return label;
    }
}
