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
                .synopsisHeading(Syntax.heading())
                .customSynopsis(
                        "bindsight VERB …",
                        "       bindsight [PORT | HOST:PORT | ERROR…] [--json]",
                        "       bindsight --show SCREEN")
                .description((Syntax.help("help.bindsight") + "\n").split("\n", -1))
                .commandListHeading(Syntax.help("help.bindsight.verbs") + "%n")
                .footerHeading("%n" + Syntax.help("help.bindsight.exit") + "%n")
                .footer(Syntax.help("help.bindsight.statuses").split("\n"));
        return spec.addOption(
                        OptionSpec.builder("--show")
                                .paramLabel("SCREEN")
                                .type(String.class)
                                .converters(new ScreenConverter())
                                .description(Syntax.help("help.bindsight.show"))
                                .build())
                .addOption(Syntax.help())
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .type(boolean.class)
                                .versionHelp(true)
                                .description(Syntax.help("help.bindsight.version"))
                                .build());
    }
}
