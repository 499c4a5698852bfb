package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bindsight}: the command that the verbs belong to. */
@Command(
        name = "bindsight",
        versionProvider = Version.class,
        customSynopsis = {
            "bindsight VERB …",
            "       bindsight [PORT | HOST:PORT | ERROR…] [--json]",
            "       bindsight --show SCREEN"
        },
        description = {
            "Tells why a program cannot have a port or reach a host, and fixes it.",
            "Without a verb it opens the desktop app: at the verdict about a port, a",
            "host:port or a pasted error if one is given. Where there is no display, or",
            "with --json, that is answered in the terminal.",
            ""
        },
        commandListHeading = "Verbs:%n",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  what was asked for holds",
            "  1  it does not, and the answer says why",
            "  2  the command line is wrong",
            "  3  Bindsight lacks the permission to act",
            "Ended by a signal: 128 + its number.",
            "",
            "bindsight VERB --help says more."
        },
        sortOptions = false)
final class BindsightCommand {
    @Option(
            names = "--show",
            paramLabel = "SCREEN",
            converter = ScreenConverter.class,
            description = "Open the desktop app at ports, bind, connect or reference.")
    private @Nullable String screen;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;
}
