package dev.bindsight.testbed;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the {@code main} of a test class in a fresh JVM inside pid, network and mount namespaces of
 * its own (unshare(1)), with loopback up and a /proc of its own. Nothing it does can reach a
 * process or a port outside. A JVM cannot do this to itself: unshare(2) of these needs a single
 * thread.
 *
 * @param user whose rights it runs with
 * @param hidepid whether its /proc hides the processes of other users
 * @param users whether what runs there becomes other users, which a user namespace of an ordinary
 *     user does not have
 * @param prelude shell lines run as root in the namespaces before the JVM starts, such as {@code ip
 *     link add}
 * @param classes folders that come before the class path of the tests
 */
public record Sandbox(
        User user, boolean hidepid, boolean users, List<String> prelude, List<Path> classes) {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final int NOBODY = 65_534;
    private static final String NO_TUN = "no TUN device: ";

    /** Whose rights. */
    public enum User {
        /** Root of the namespaces. */
        ROOT,
        /** Uid 65534 without groups and capabilities. */
        NOBODY
    }

    /** Root, all processes visible. */
    public static Sandbox asRoot() {
        return new Sandbox(User.ROOT, false, false, List.of(), List.of());
    }

    /** An ordinary user. */
    public static Sandbox asNobody() {
        return new Sandbox(User.NOBODY, false, true, List.of(), List.of());
    }

    /** The same for a main class that becomes other users. */
    public Sandbox withOtherUsers() {
        return new Sandbox(user, hidepid, true, prelude, classes);
    }

    /** The same with hidepid=2. */
    public Sandbox withHidepid() {
        return new Sandbox(user, true, users, prelude, classes);
    }

    /** The same with more shell lines run as root beforehand. */
    public Sandbox after(String... lines) {
        var all = new ArrayList<>(prelude);
        all.addAll(List.of(lines));
        return new Sandbox(user, hidepid, users, all, classes);
    }

    /** The same with resources in a folder that no test has. */
    public Sandbox withClasses(Path folder) {
        return new Sandbox(user, hidepid, users, prelude, List.of(folder));
    }

    /**
     * The same with a device {@code v0} that has the address {@code fe80::77}. Where the kernel has
     * no veth devices, {@link #run} prints {@code no veth} and nothing else.
     */
    public Sandbox withLinkLocal() {
        return after(
                "ip link add v0 type veth peer name v1 || exec echo no veth",
                "ip link set v0 up",
                "ip addr add fe80::77/64 dev v0 nodad");
    }

    /**
     * The same with a TUN device that a program there opens by its name. Where an ordinary user may
     * not open /dev/net/tun, {@link #run} reports the calling test as skipped; root may always.
     */
    public Sandbox withTun(String device) {
        return after(
                "refused=$(ip tuntap add dev "
                        + device
                        + " mode tun 2>&1) ||"
                        + " { echo \""
                        + NO_TUN
                        + "$refused\"; exit; }");
    }

    /**
     * Runs a main class there and waits for it. Where the machine does not allow the namespaces the
     * calling test is reported as skipped.
     *
     * @return what it printed on standard output
     * @throws AssertionError with everything it printed, if it ended with another status than 0
     */
    public String run(Class<?> main, String... arguments) {
        assumePossible();
        try {
            Path script = Files.createTempFile("sandbox", ".sh");
            try {
                Files.writeString(script, script(main, arguments));
                String printed = execute(script);
                boolean isRefused = printed.startsWith(NO_TUN);
                Assumptions.assumeFalse(isRefused && !isRoot(), printed.strip());
                if (isRefused) {
                    throw new AssertionError(printed);
                }
                return printed;
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String execute(Path script) throws IOException {
        Path errors = Files.createTempFile("sandbox", ".err");
        try {
            var command = new ArrayList<>(unshare());
            command.addAll(List.of("sh", "-eu", script.toString()));
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            var watchdog = Thread.ofPlatform().daemon().start(() -> endAfterLimit(process));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.onExit().join().exitValue();
            watchdog.interrupt();
            if (status != 0) {
                throw new AssertionError(
                        "in the sandbox, exit status "
                                + status
                                + "\n"
                                + output
                                + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    private static void endAfterLimit(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                // unshare --kill-child takes the whole pid namespace with it
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> unshare() {
        var command = new ArrayList<>(List.of("unshare"));
        if (!isRoot()) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--pid", "--net", "--mount", "--fork", "--kill-child", "--"));
        return command;
    }

    /** Reports the calling test as skipped where the machine does not allow this sandbox. */
    void assumePossible() {
        Assumptions.assumeTrue(
                isRoot() || user == User.ROOT && !users,
                "becoming another user in a sandbox takes root");
        try {
            var command = new ArrayList<>(unshare());
            command.addAll(List.of("ip", "link", "set", "lo", "up"));
            Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = probe.onExit().join().exitValue();
            Assumptions.assumeTrue(status == 0, () -> "no namespaces here: " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The class path is bound to a place that every user may read: the local Maven repository is
     * often in a home directory that is closed to others.
     */
    private String script(Class<?> main, String... arguments) {
        var lines = new ArrayList<String>();
        lines.add("mount -t proc" + (hidepid ? " -o hidepid=2" : "") + " proc /proc");
        lines.add("ip link set lo up");
        lines.add("mount -t tmpfs -o mode=755 tmpfs /mnt");
        var classPath = new ArrayList<String>();
        List<Path> wanted = new ArrayList<>(classes);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            wanted.add(Path.of(entry));
        }
        for (Path path : wanted) {
            if (Files.exists(path)) {
                classPath.add(bind(path, "/mnt/" + classPath.size(), lines));
            }
        }
        String java = bind(Path.of(System.getProperty("java.home")), "/mnt/jdk", lines);
        lines.addAll(prelude);
        lines.add("cd /");
        // no exec: the shell stays PID 1, so that the JVM is an ordinary process
        var command = new ArrayList<String>();
        if (user == User.NOBODY) {
            command.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--bounding-set=-all",
                            "--inh-caps=-all",
                            "env",
                            "HOME=/nonexistent"));
        }
        command.addAll(
                List.of(
                        java + "/bin/java",
                        "-XX:+UseSerialGC",
                        // two sandboxes have the same pids, and /tmp is the same: one of the two
                        // would complain on its output that the other's file is locked
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        main.getName()));
        command.addAll(List.of(arguments));
        lines.add(String.join(" ", command.stream().map(Sandbox::quoted).toList()));
        return String.join("\n", lines) + "\n";
    }

    private static String bind(Path source, String target, List<String> lines) {
        String from = quoted(source.toAbsolutePath().toString());
        if (Files.isDirectory(source)) {
            lines.add("mkdir " + target);
        } else {
            target += ".jar";
            lines.add(": > " + target);
        }
        lines.add("mount --bind " + from + " " + target);
        return target;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
