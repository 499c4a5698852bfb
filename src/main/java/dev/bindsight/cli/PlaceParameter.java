package dev.bindsight.cli;

import picocli.CommandLine.Parameters;

/** The place of a bind, for the verbs that try one. */
final class PlaceParameter {
    @Parameters(
            paramLabel = "PORT",
            hideParamSyntax = true,
            description = "3000, 127.0.0.1:3000, [::1]:3000, localhost:3000.")
    private String place = "";

    /** As it was typed. */
    String text() {
        return place;
    }
}
