package dev.bindsight.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bindsight}: the command that the verbs belong to. */
@Command(
        name = "bindsight",
        versionProvider = Version.class,
        customSynopsis = "bindsight [VERB …]",
        description = {
            "Tells why a program cannot have a port or reach a host, and fixes it.",
            "Without a verb it opens the desktop app.",
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
