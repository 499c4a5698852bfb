package dev.bindsight.model;

/** What a parent process was recognised by as one that starts its children again, or may. */
public sealed interface ParentRole {
    /**
     * Its program is known.
     *
     * @param kind what it does with its children
     * @param program what it is called
     */
    record Known(Kind kind, String program) implements ParentRole {}

    /** A shell that runs a loop. */
    record ShellLoop() implements ParentRole {}

    /** A shell that runs a script, and only the script knows. */
    record ShellScript() implements ParentRole {}

    /** It was seen to start the process anew. */
    record SeenStarting() implements ParentRole {}

    /** What a program does with its children. */
    enum Kind {
        /** Keeps programs running: starts them again when they end. */
        KEEPS,
        /** Watches files and starts the program again on the next change, or when it ends. */
        WATCHES,
        /** Replaces a worker that ends. */
        WORKERS,
        /** Runs a script once; what the script does, it does not know. */
        RUNS
    }
}
