package dev.bindsight.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One user's way with the package, each step where the one before has led. */
@Tag("package")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstalledPackageTest {
    private static final int ATTEMPTS = 10;
    private static final List<String> VERBS =
            List.of(
                    "ports",
                    "connections",
                    "why",
                    "stop",
                    "bind",
                    "connect",
                    "free",
                    "wait",
                    "explain",
                    "errno",
                    "history",
                    "record");

    @TempDir static Path folder;

    private @Nullable Desktop desktop;
    private @Nullable BindsightWindow window;
    private @Nullable MachineFiles before;
    private boolean ours;

    @RegisterExtension
    final AfterTestExecutionCallback keeper =
            context -> {
                if (context.getExecutionException().isPresent() && desktop != null) {
                    String name = context.getRequiredTestMethod().getName();
                    desktop.keepPicture(Path.of("target", "package-" + name + ".png"));
                }
            };

    @BeforeAll
    void install() throws IOException {
        Packages.requireMachine();
        before = MachineFiles.read();
        ours = true;
        Packages.install(Packages.FIRST.deb());
        desktop = new Desktop(folder.resolve("desktop"));
    }

    @AfterAll
    void leave() {
        if (desktop != null) {
            desktop.close();
        }
        if (ours && Packages.isInstalled()) {
            Packages.purge();
        }
    }

    @Test
    @Order(1)
    void opensByDoubleClickWithTheRowsOfSs() throws IOException {
        InetAddress v6 = InetAddress.getByName("::1");
        try (var everywhere = ServerSocketChannel.open();
                var here = ServerSocketChannel.open();
                var datagrams = DatagramChannel.open()) {
            everywhere.bind(new InetSocketAddress(0));
            here.bind(new InetSocketAddress(v6, 0));
            datagrams.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));

            desktop().doubleClickIcon();
            window = new BindsightWindow(desktop(), desktop().awaitBindsight());
            window().awaitRows();

            assertThat(local("-tulnH")).hasSizeGreaterThanOrEqualTo(3);
            window().clickFirstRow();
            var differences = new ArrayList<String>();
            // other programs' sockets come and go between the three readings; ss shows no socket
            // that
            // is bound alone, and the window does
            do {
                differences.add(differences());
            } while (!differences.getLast().isEmpty() && differences.size() < ATTEMPTS);
            assertThat(differences).last().isEqualTo("");
        }
    }

    @Test
    @Order(2)
    void stopsAServerByClicking() {
        try (var server = httpServer()) {
            int port = port(server);

            window().select(port);
            assertThat(window().copied()).containsExactly("127.0.0.1:" + port);
            window().stop();

            // the status that wait(2) gave for the child: ended by SIGTERM
            assertThat(server.awaitExit()).isEqualTo(128 + 15);
            assertThat(local("-tlnH")).doesNotContain("127.0.0.1:" + port);
            window().closeReportOfStop();
        }
    }

    @Test
    @Order(3)
    void comesToTheFrontAtASecondDoubleClick() {
        desktop().doubleClickIcon();

        Eventually.holds(
                "the first window has the focus",
                () -> desktop().activeWindow().equals(window().id()));
        Eventually.holds(
                "the second process ends", () -> processes().equals(List.of(window().pid())));
        assertThat(desktop().windowsOfBindsight()).containsExactly(window().id());
    }

    @Test
    @Order(4)
    void answersInTheTerminal() {
        try (var server = httpServer()) {
            int port = port(server);

            Command why = desktop().run("bindsight", "why", Integer.toString(port));
            assertThat(why.output())
                    .contains(Integer.toString(port))
                    .contains(Long.toString(server.pid()));
        }
        for (String verb : VERBS) {
            Command help = desktop().run("bindsight", verb, "--help");
            assertThat(help.output()).startsWith("Usage: bindsight " + verb);
        }
        // an error begins with such words too, and is shown in the window
        assertThat(desktop().run("bindsight", "free", "bind:").output())
                .startsWith("bindsight free: ");
        String version =
                Command.output("dpkg-query", "--show", "--showformat", "${Version}", "bindsight");
        assertThat(desktop().run("bindsight", "--version"))
                .isEqualTo(new Command(0, "bindsight " + version + "\n"));
    }

    @Test
    @Order(5)
    void bringsAManualAndCompletion() {
        var pages = new ArrayList<>(List.of("bindsight"));
        VERBS.forEach(verb -> pages.add("bindsight-" + verb));
        for (String page : pages) {
            Command shown =
                    desktop()
                            .run(
                                    "env",
                                    "MANWIDTH=80",
                                    "MAN_KEEP_FORMATTING=",
                                    "man",
                                    "-P",
                                    "cat",
                                    page);
            assertThat(shown.status()).as(shown.output()).isZero();
            assertThat(shown.output()).contains("NAME", page + " ", "SYNOPSIS");
        }
        assertThat(
                        List.of(
                                "/usr/share/bash-completion/completions/bindsight",
                                "/usr/share/zsh/vendor-completions/_bindsight",
                                "/usr/share/fish/vendor_completions.d/bindsight.fish"))
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
    }

    @Test
    @Order(6)
    void goesOnThroughAnUpgrade() throws IOException {
        Path second =
                Packages.repack(
                        Packages.second().deb(),
                        "999",
                        Files.createDirectory(folder.resolve("repacked")));
        Packages.install(second);
        assertThat(
                        Command.output(
                                "dpkg-query", "--show", "--showformat", "${Version}", "bindsight"))
                .isEqualTo("999");

        window().openHelp();
        try (var server = httpServer()) {
            int port = port(server);
            window().select(port);
            assertThat(window().copied()).containsExactly("127.0.0.1:" + port);
            window().stop();
            assertThat(server.awaitExit()).isEqualTo(128 + 15);
            window().closeReportOfStop();
        }
        assertThat(desktop().run("bindsight", "errno", "EADDRINUSE").output())
                .contains("EADDRINUSE");
    }

    @Test
    @Order(7)
    void leavesNothingButTheUsersSettings() throws IOException {
        long pid = window().pid();
        desktop().key("ctrl+q");
        Eventually.holds(
                "it ends", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        Packages.purge();

        assertThat(MachineFiles.read().since(Objects.requireNonNull(before))).isEmpty();
        try (Stream<Path> left = Files.walk(desktop().home())) {
            assertThat(left.map(each -> desktop().home().relativize(each).toString()))
                    .noneMatch(each -> each.matches("\\.(openjfx|java|jna|m2)\\b.*"))
                    .filteredOn(each -> each.contains("bindsight"))
                    .allMatch(each ->
                            each.startsWith(".config/bindsight")
                                    || each.startsWith("Applications/"));
        }
    }

    private Desktop desktop() {
        return Objects.requireNonNull(desktop);
    }

    private BindsightWindow window() {
        return Objects.requireNonNull(window);
    }

    /** What ss(8) has and the window has not, and the other way round; both are to be nothing. */
    private String differences() {
        List<String> must = local("-tulnH");
        List<String> shown = window().copyAll();
        List<String> may = local("-tuanH");
        var missing = new ArrayList<>(must);
        missing.removeAll(shown);
        var foreign = new ArrayList<>(shown);
        foreign.removeAll(may);
        return missing.isEmpty() && foreign.isEmpty()
                ? ""
                : "not in the window: " + missing + ", not in ss: " + foreign;
    }

    private static ChildProcess httpServer() {
        return ChildProcess.start("python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "0");
    }

    private static int port(ChildProcess server) {
        return server.awaitNumber("port (\\d+)");
    }

    /** The pids of what runs from the package. */
    private static List<Long> processes() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().command().orElse("").startsWith("/usr/lib/bindsight/"))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The local addresses that ss(8) lists, as Bindsight writes them. */
    private static List<String> local(String options) {
        return Command.output("ss", options)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .map(fields -> fields[options.contains("u") ? 4 : 3])
                .map(address -> address.startsWith("*:") ? "[::]" + address.substring(1) : address)
                .toList();
    }
}
