package dev.bindsight.cli;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;
import java.util.concurrent.Callable;

/** A verb; called once its command line is read, it answers and gives the exit status. */
interface Verb extends Callable<Integer> {
    /** What it takes. */
    CommandSpec syntax();

    /**
     * What it is given in a rehearsal, the run that a package's cache of classes is made from. What
     * none of these lines meets is read from the jars at every start.
     *
     * @param stage what is there to ask about
     */
    List<List<String>> rehearsal(Stage stage);
}
