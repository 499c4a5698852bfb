package dev.bindsight.cli;

import picocli.CommandLine.TypeConversionException;

/** A value that cannot be read, in words that say what is accepted instead. */
final class WrongValue extends TypeConversionException {
    private static final long serialVersionUID = 1;

    /** What is wrong and what is accepted, as one line. */
    WrongValue(String what) {
        super(what);
    }
}
