package dev.bindsight.cli;

import picocli.CommandLine.Command;

/** {@code bindsight}: the command that the verbs belong to. */
@Command(name = "bindsight")
public final class BindsightCommand {}
