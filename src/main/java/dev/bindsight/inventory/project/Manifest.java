package dev.bindsight.inventory.project;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that name a project, by the tools that read them, the most telling first. */
enum Manifest {
    /** npm, yarn, pnpm. */
    NPM("package.json", JsonName::of),
    /** Python (PEP 621), and Poetry before it. */
    PYTHON("pyproject.toml", text -> toml(text, "project").or(() -> toml(text, "tool.poetry"))),
    /** Maven. */
    MAVEN("pom.xml", PomName::of),
    /** Go modules: the last part of the module path. */
    GO("go.mod", Manifest::goModule),
    /** Rust. */
    CARGO("Cargo.toml", text -> toml(text, "package")),
    /** Gradle. */
    GRADLE("settings.gradle", Manifest::gradle),
    /** Gradle in Kotlin. */
    GRADLE_KOTLIN("settings.gradle.kts", Manifest::gradle),
    /** Deno. */
    DENO("deno.json", JsonName::of),
    /** PHP. */
    COMPOSER("composer.json", JsonName::of);

    private static final int LONGEST = 80;
    private static final Set<Integer> INVISIBLE =
            Set.of(
                    (int) Character.CONTROL,
                    (int) Character.FORMAT,
                    (int) Character.LINE_SEPARATOR,
                    (int) Character.PARAGRAPH_SEPARATOR,
                    (int) Character.SURROGATE);

    private final String file;
    private final Function<String, Optional<String>> name;

    Manifest(String file, Function<String, Optional<String>> name) {
        this.file = file;
        this.name = name;
    }

    /** What it is called in its directory. */
    String file() {
        return file;
    }

    /** The name that its text gives, if it is one that can be shown in a line. */
    Optional<String> name(String text) {
        return name.apply(text).map(String::strip).filter(Manifest::isShowable);
    }

    /** Without control and format characters, with which a name could pose as another. */
    static boolean isShowable(String found) {
        return !found.isEmpty()
                && found.length() <= LONGEST
                && found.codePoints().map(Character::getType).noneMatch(INVISIBLE::contains);
    }

    private static Optional<String> toml(String text, String table) {
        boolean inTable = false;
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (bare.startsWith("[")) {
                inTable = bare.equals("[" + table + "]");
            } else if (inTable) {
                Matcher name = Pattern.compile("name\\s*=\\s*([\"'])(.*?)\\1.*").matcher(bare);
                if (name.matches()) {
                    return Optional.of(name.group(2));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> goModule(String text) {
        Matcher module =
                Pattern.compile("^module\\s+\"?([^\\s\"]+)", Pattern.MULTILINE).matcher(text);
        if (!module.find()) {
            return Optional.empty();
        }
        String path = module.group(1).replaceFirst("/v\\d+$", "");
        return Optional.of(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Optional<String> gradle(String text) {
        Matcher name =
                Pattern.compile(
                                "^\\s*rootProject\\.name\\s*=\\s*([\"'])(.*?)\\1",
                                Pattern.MULTILINE)
                        .matcher(text);
        return name.find() ? Optional.of(name.group(2)) : Optional.empty();
    }
}
