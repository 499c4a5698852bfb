package dev.bindsight.app;

/** The start of the program. */
public final class Main {
    private Main() {}

    /** Opens the app without arguments, answers a verb with them. */
    public static void main(String[] arguments) {}
}
