package dev.bindsight.cli.manual;

import dev.bindsight.cli.Cli;
import dev.bindsight.credits.Credits;
import dev.bindsight.credits.Part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a package has to read, when it is built: {@code FOLDER VERSION DATE}. Below the
 * folder come {@code man}, {@code completions} for each shell, {@code copyright} as Debian wants
 * it, the SPDX expression {@code licence} as an rpm does, and {@code licences} with the terms of
 * each part.
 */
public final class Manual {
    private final Path folder;

    private Manual(Path folder) {
        this.folder = folder;
    }

    /** Writes them all. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("accepted: FOLDER VERSION DATE");
        }
        // a time is as good as its day
        String date = arguments[2].substring(0, "2026-11-21".length());
        new Manual(Path.of(arguments[0])).write(new Edition(arguments[1], date));
    }

    private void write(Edition edition) throws IOException {
        Program program = Program.of(Cli.model());
        String name = program.itself().name();
        var pages = new ManualPage(program, edition);
        write("man/" + name + ".1", pages.ofProgram());
        for (VerbManual each : program.verbs()) {
            write("man/" + pages.page(each) + ".1", pages.of(each));
        }
        write("completions/bash/" + name, new BashCompletion(program).toString());
        write("completions/zsh/_" + name, new ZshCompletion(program).toString());
        write("completions/fish/" + name + ".fish", new FishCompletion(program).toString());
        List<Part> parts = Credits.parts();
        write("copyright", new CopyrightFile(parts).toString());
        String expression =
                parts.stream().map(Part::licence).distinct().collect(Collectors.joining(" AND "));
        write("licence", expression + "\n");
        for (Part each : parts) {
            write("licences/" + each.name().replace(' ', '-') + ".txt", each.terms());
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
