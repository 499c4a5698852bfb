package dev.bindsight.cli.manual;

import dev.bindsight.credits.Credits;
import dev.bindsight.credits.Part;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the copyright file of a Debian package (Machine-readable debian/copyright file, version
 * 1.0). Licences that every Debian system has in {@code /usr/share/common-licenses} are referred
 * to, as Debian Policy 12.5 wants it.
 */
final class CopyrightFile {
    private static final String HEAD =
            """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: Bindsight
            Comment:
             The package holds Bindsight, the libraries it uses and a Java runtime. All classes lie
             in one file, lib/modules of the runtime; the paths below name the modules in it. What
             the Java runtime itself contains of others is told in the folder legal of the runtime.
            """;

    private static final String GPL =
            """
            This program is free software; you can redistribute it and/or modify it under the terms
            of the GNU General Public License version 2 only, as published by the Free Software
            Foundation. On Debian systems its text is in /usr/share/common-licenses/GPL-2.

            "CLASSPATH" EXCEPTION TO THE GPL

            """;

    private static final String APACHE =
            """
            Licensed under the Apache License, Version 2.0; you may not use this file except in
            compliance with the License. On Debian systems its text is in
            /usr/share/common-licenses/Apache-2.0.
            """;

    private final List<Part> parts;

    /** The file for these parts, the package's own first. */
    CopyrightFile(List<Part> parts) {
        this.parts = parts;
    }

    @Override
    public String toString() {
        var out = new StringBuilder(HEAD);
        Set<String> licences = new LinkedHashSet<>();
        for (Part each : parts) {
            licences.add(each.licence());
            out.append("\nFiles: ").append(files(each));
            out.append("\nCopyright: ").append(each.copyright());
            out.append("\nLicense: ").append(name(each.licence()));
            String within = each.within().isEmpty() ? "" : ", part of " + each.within();
            String home = each.home().isEmpty() ? "" : ", " + each.home();
            out.append("\nComment: ").append(each.name()).append(within).append(home);
            out.append(each.notice().isEmpty() ? "" : "\n" + indented(each.notice()));
            out.append('\n');
        }
        for (String each : licences) {
            out.append("\nLicense: ").append(name(each)).append('\n');
            out.append(indented(terms(each))).append('\n');
        }
        return out.toString();
    }

    /** A pattern of its own for each part: later ones win where several fit. */
    private static String files(Part part) {
        if (part.name().equals("Bindsight")) {
            return "*";
        }
        String own = part.name().replace(' ', '-');
        if (!part.within().isEmpty()) {
            return part.within().replace(' ', '-') + "/" + own + "/*";
        }
        return part.modules().contains("*")
                ? "java.*/* jdk.*/*"
                : part.modules().stream().map(each -> each + "/*").collect(Collectors.joining(" "));
    }

    /** The short names of that format. */
    private static String name(String licence) {
        return switch (licence) {
            case "MIT" -> "Expat";
            case "GPL-2.0-only WITH Classpath-exception-2.0" -> "GPL-2 with Classpath exception";
            default -> licence;
        };
    }

    private static String terms(String licence) {
        if (licence.startsWith("GPL-2.0-only")) {
            String full = Credits.licence(licence);
            String marker = "\"CLASSPATH\" EXCEPTION TO THE GPL";
            return GPL + full.substring(full.indexOf(marker) + marker.length()).strip();
        }
        return licence.equals("Apache-2.0") ? APACHE : Credits.licence(licence);
    }

    /** Continued lines begin with a space, and an empty one is a full stop. */
    private static String indented(String text) {
        return text.strip()
                .lines()
                .map(String::stripTrailing)
                .map(line -> line.isEmpty() ? " ." : " " + line)
                .collect(Collectors.joining("\n"));
    }
}
