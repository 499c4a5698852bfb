package dev.bindsight.fix;

import dev.bindsight.model.ParentRole;
import dev.bindsight.model.ParentRole.Kind;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Supervisor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parents that start their children again, recognised by their command line. Read from the
 * documentation of each: what it does when a child is ended by a signal.
 */
final class KnownParents {
    /** A loop of a shell that has no end by itself; {@code for x in …} has one. */
    private static final Pattern LOOP =
            Pattern.compile("\\b(while|until)\\b.*\\bdo\\b|\\bfor\\s*\\(\\(\\s*;", Pattern.DOTALL);

    private KnownParents() {}

    /** The programs of each kind. */
    private static final Map<Kind, Set<String>> PROGRAMS =
            new EnumMap<>(
                    Map.of(
                            Kind.KEEPS,
                            programs(
                                    "supervisord circusd runsv s6-supervise supervise monit pm2"
                                            + " pm2-runtime forever"),
                            Kind.WATCHES,
                            programs(
                                    "nodemon ts-node-dev tsnd tsx node-dev vite vite-node air"
                                            + " cargo-watch cargo watchexec entr reflex modd"
                                            + " compiledaemon dotnet watchmedo hupper bacon wgo"
                                            + " watchman-make"),
                            Kind.WORKERS,
                            programs(
                                    "gunicorn uvicorn hypercorn granian uwsgi puma unicorn"
                                            + " passenger php-fpm nginx apache2 httpd pitchfork"),
                            Kind.RUNS,
                            programs(
                                    "npm npx yarn pnpm yarnpkg make gmake just foreman honcho"
                                            + " overmind hivemind concurrently turbo nx lerna"
                                            + " wireit")));

    private static Set<String> programs(String names) {
        return Set.of(names.split(" "));
    }

    private static Optional<Kind> kind(String program) {
        return PROGRAMS.entrySet().stream()
                .filter(each -> each.getValue().contains(program))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a word is the name of a program that is recognised. */
    static boolean isKnown(String name) {
        return kind(name).isPresent();
    }

    /**
     * The process as a supervisor of its children.
     *
     * @return empty if nothing known starts them again
     */
    static Optional<Supervisor.Parent> recognise(ProcessDetails parent) {
        ProgramWords words = ProgramWords.of(parent.facts());
        if (words.isShell()) {
            return shell(parent, words);
        }
        if (isGodDaemon(parent)) {
            return Optional.of(as(parent, Kind.KEEPS, "pm2"));
        }
        if (words.options().contains("--watch")
                || words.options().stream().anyMatch(KnownParents::watchPath)) {
            return Optional.of(as(parent, Kind.WATCHES, words.program() + " --watch"));
        }
        for (String name : new String[] {words.script(), words.program()}) {
            Optional<Kind> kind = kind(name);
            if (kind.isPresent() && !isOnce(name, words)) {
                return Optional.of(as(parent, kind.get(), name));
            }
        }
        return Optional.empty();
    }

    private static boolean watchPath(String option) {
        return option.startsWith("--watch-path");
    }

    private static boolean isGodDaemon(ProcessDetails process) {
        String title = String.join(" ", process.facts().command());
        return title.contains("God Daemon") || title.endsWith("/pm2/lib/Daemon.js");
    }

    /** The same name does both: {@code uvicorn} alone has no children, pm2's client neither. */
    private static boolean isOnce(String name, ProgramWords words) {
        return switch (name) {
            case "cargo" -> !words.arguments().contains("watch");
            case "dotnet" -> !words.arguments().contains("watch");
            case "tsx" -> !words.arguments().contains("watch");
            default -> false;
        };
    }

    private static Optional<Supervisor.Parent> shell(ProcessDetails parent, ProgramWords words) {
        if (!words.isScript()) {
            return Optional.empty();
        }
        boolean loop = words.inlineText().map(text -> LOOP.matcher(text).find()).orElse(false);
        ParentRole role = loop ? new ParentRole.ShellLoop() : new ParentRole.ShellScript();
        return Optional.of(new Supervisor.Parent(parent, role, loop));
    }

    private static Supervisor.Parent as(ProcessDetails parent, Kind kind, String name) {
        return new Supervisor.Parent(parent, new ParentRole.Known(kind, name), kind != Kind.RUNS);
    }
}
