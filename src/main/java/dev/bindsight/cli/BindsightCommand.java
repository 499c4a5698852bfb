package dev.bindsight.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code bindsight}: the command that the verbs belong to. */
final class BindsightCommand {
    private BindsightCommand() {}

    /** What it takes, without its verbs. */
    static CommandSpec syntax(String name) {
        CommandSpec spec = CommandSpec.create().name(name).versionProvider(new Version());
        spec.usageMessage()
                .sortOptions(false)
                .customSynopsis(
                        "bindsight VERB …",
                        "       bindsight [PORT | HOST:PORT | ERROR…] [--json]",
                        "       bindsight --show SCREEN")
                .description(
                        "Tells why a program cannot have a port or reach a host, and fixes it.",
                        "Without a verb it opens the desktop app: at the verdict about a port, a",
                        "host:port or a pasted error if one is given. Where there is no display,"
                                + " or",
                        "with --json, that is answered in the terminal.",
                        "")
                .commandListHeading("Verbs:%n")
                .footerHeading("%nExit status:%n")
                .footer(
                        "  0  what was asked for holds",
                        "  1  it does not, and the answer says why",
                        "  2  the command line is wrong",
                        "  3  Bindsight lacks the permission to act",
                        "Ended by a signal: 128 + its number.",
                        "",
                        "bindsight VERB --help says more.");
        return spec.addOption(
                        OptionSpec.builder("--show")
                                .paramLabel("SCREEN")
                                .type(String.class)
                                .converters(new ScreenConverter())
                                .description(
                                        "Open the desktop app at ports, bind, connect or"
                                                + " reference.")
                                .build())
                .addOption(Syntax.help())
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .type(boolean.class)
                                .versionHelp(true)
                                .description("Show the version.")
                                .build());
    }
}
