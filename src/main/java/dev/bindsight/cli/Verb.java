package dev.bindsight.cli;

import picocli.CommandLine.Model.CommandSpec;

import java.util.concurrent.Callable;

/** A verb; called once its command line is read, it answers and gives the exit status. */
interface Verb extends Callable<Integer> {
    /** What it takes. */
    CommandSpec syntax();
}
