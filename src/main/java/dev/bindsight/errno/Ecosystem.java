package dev.bindsight.errno;

/** Who prints an errno in a wording of its own. */
public enum Ecosystem {
    NODE("Node.js"),
    LIBUV("libuv"),
    JAVA("Java"),
    PYTHON("Python"),
    GO("Go"),
    RUST("Rust"),
    RUBY("Ruby"),
    PHP("PHP"),
    DOTNET(".NET"),
    CURL("curl"),
    NGINX("nginx");

    private final String label;

    Ecosystem(String label) {
        this.label = label;
    }

    /** The name that a person reads. */
    public String label() {
        return label;
    }
}
