package dev.bindsight.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that is wrong, in words that say what is accepted instead. */
final class WrongUse extends ParameterException {
    private static final long serialVersionUID = 1;

    /** What is wrong and what is accepted, as one line. */
    WrongUse(CommandLine line, String what) {
        super(line, what);
    }
}
