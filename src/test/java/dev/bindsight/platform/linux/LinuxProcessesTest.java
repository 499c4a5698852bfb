package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Processes against ps, and against children made for the purpose. */
class LinuxProcessesTest {

    private final Platform platform = LinuxPlatform.open();
    private final ProcessTable processes = platform.processes();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void theFactsOfAProcessAreThosePsPrints() throws IOException {
        try (var child = listener()) {
            ProcessFacts facts = facts(child.pid());
            List<String> ps = ps(child.pid());

            assertThat(facts.parent()).isNotNull();
            assertThat(facts.parent().pid().number()).isEqualTo(Integer.parseInt(ps.get(0)));
            assertThat(facts.uid()).isEqualTo(new Uid(Long.parseLong(ps.get(1))));
            assertThat(facts.session()).isEqualTo(Integer.parseInt(ps.get(2)));
            assertThat(facts.comm()).isEqualTo(ps.get(4));
            assertThat(String.join(" ", facts.command())).isEqualTo(ps.get(5));
            assertThat(Duration.between(facts.startedAt(), Instant.now()).toSeconds())
                    .isBetween(Long.parseLong(ps.get(3)) - 1, Long.parseLong(ps.get(3)) + 2);
            assertThat(facts.directory()).isEqualTo(Path.of("").toAbsolutePath().toString());
            assertThat(facts.executable())
                    .isEqualTo(Path.of("/proc/" + child.pid() + "/exe").toRealPath().toString());
            assertThat(facts.kernelThread()).isFalse();
        }
    }

    @Test
    void everyProcessThatPsListsIsFoundWithTheSameParentAndUser() {
        assertThat(Sandbox.asRoot().run(AgainstPs.class)).contains("compared");
    }

    @Test
    void aNameWithParenthesesSpacesAndANewlineIsReadWhole() {
        String rename =
                "import ctypes,time;"
                        + "ctypes.CDLL(None).prctl(15, b'a) R (b\\n) 1 2', 0, 0, 0);"
                        + "print('renamed'); time.sleep(60)";
        try (var child = ChildProcess.python(rename)) {
            child.awaitLine("renamed");
            assertThat(facts(child.pid()).comm()).isEqualTo("a) R (b\n) 1 2");
            assertThat(facts(child.pid()).ref()).isEqualTo(ref(child.pid()));
        }
    }

    @Test
    void argumentsKeepTheirSpacesAndEmptyOnes() {
        try (var child = ChildProcess.start("sh", "-c", "echo ready; read x", "", "two words")) {
            child.awaitLine("ready");
            assertThat(facts(child.pid()).command())
                    .containsExactly("sh", "-c", "echo ready; read x", "", "two words");
        }
    }

    @Test
    void aDeletedProgramIsStillKnownByItsPath() throws IOException {
        Path copy = Files.createTempDirectory("bindsight").resolve("copied program");
        Files.copy(Path.of("/bin/sleep").toRealPath(), copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        try (var child = ChildProcess.start(copy.toString(), "60")) {
            Eventually.holds(
                    "it runs", () -> copy.toString().equals(facts(child.pid()).executable()));
            Files.delete(copy);
            assertThat(facts(child.pid()).executable()).isEqualTo(copy.toString());
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(copy.getParent());
        }
    }

    @Test
    void aKernelThreadIsToldFromAProcess() {
        var thread = processes.identify(new Pid(2)).flatMap(processes::facts);
        assumeTrue(
                thread.map(ProcessFacts::comm).equals(Optional.of("kthreadd")),
                "kthreadd is seen from the first pid namespace only");
        assertThat(thread.orElseThrow().kernelThread()).isTrue();
        assertThat(thread.orElseThrow().command()).isEmpty();
        assertThat(processes.seesEveryNamespace()).isTrue();
    }

    @Test
    void childrenAreThoseOfEveryThread() {
        String forks =
                "import subprocess,threading\n"
                        + "def go(): subprocess.Popen(['sleep','60'])\n"
                        + "go()\n"
                        + "t=threading.Thread(target=go); t.start(); t.join()\n"
                        + "print('forked', flush=True); input()";
        try (var child = ChildProcess.python(forks)) {
            child.awaitLine("forked");
            List<ProcessRef> children = processes.children(ref(child.pid()));
            List<Long> oracle =
                    child.process().children().map(ProcessHandle::pid).sorted().toList();
            assertThat(children)
                    .hasSize(2)
                    .extracting(each -> (long) each.pid().number())
                    .isEqualTo(oracle);
            child.process().children().forEach(ProcessHandle::destroy);
        }
    }

    @Test
    void aProcessThatEndedIsGoneEverywhere() {
        ProcessRef ref;
        try (var child = listener()) {
            ref = ref(child.pid());
        }
        int pid = ref.pid().number();
        assertThat(processes.facts(ref)).isEmpty();
        assertThat(processes.children(ref)).isEmpty();
        assertThat(processes.identify(ref.pid())).isEmpty();
        assertThat(processes.descriptorCount(pid)).isEqualTo(-1);
        assertThat(processes.descriptors(pid, _ -> {})).isEqualTo(Access.GONE);
        assertThat(processes.socketInode(pid, 0)).isEqualTo(-1);
    }

    @Test
    void anotherProcessWithThePidIsNotTheOneAskedFor() {
        try (var child = listener()) {
            ProcessRef real = ref(child.pid());
            var recycled = new ProcessRef(real.pid(), real.startTime() - 1);
            assertThat(processes.facts(recycled)).isEmpty();
            assertThat(processes.children(recycled)).isEmpty();
        }
    }

    @Test
    void aDescriptorThatVanishesDuringTheScanIsGoneNotAnError() throws IOException {
        try (var one = new ServerSocket(0);
                var two = new ServerSocket(0)) {
            int self = platform.machine().pid().orElseThrow().number();
            var inodes = new ArrayList<Long>();
            Access access =
                    processes.descriptors(
                            self,
                            descriptor -> {
                                closeQuietly(one);
                                closeQuietly(two);
                                inodes.add(processes.socketInode(self, descriptor));
                            });
            assertThat(access).isEqualTo(Access.READ);
            assertThat(inodes).contains(-1L).doesNotContain(-2L);
        }
    }

    @Test
    void threadsScanAtOnceWithoutMixingTheirResults() throws Exception {
        try (var first = listener();
                var second = listener();
                var executor = Executors.newFixedThreadPool(4)) {
            List<Long> pids = List.of(first.pid(), second.pid(), first.pid(), second.pid());
            List<Callable<List<Long>>> scans =
                    pids.stream().<Callable<List<Long>>>map(pid -> () -> scan(pid, 300)).toList();
            List<Future<List<Long>>> results = executor.invokeAll(scans);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).hasSize(1).isEqualTo(scan(pids.get(i), 1));
            }
            assertThat(scan(first.pid(), 1)).isNotEqualTo(scan(second.pid(), 1));
        }
    }

    @Test
    void theDescriptorCountFollowsWhatTheProcessOpens() {
        String opens =
                "import os\nprint('start', flush=True); input()\n"
                        + "f=[os.dup(0) for _ in range(40)]\nprint('opened', flush=True); input()";
        try (var child = ChildProcess.python(opens)) {
            child.awaitLine("start");
            int pid = (int) child.pid();
            int before = processes.descriptorCount(pid);
            assumeTrue(before > 0, "the kernel tells the count since Linux 6.2");
            child.send("");
            child.awaitLine("opened");
            assertThat(processes.descriptorCount(pid)).isEqualTo(before + 40);
        }
    }

    @Test
    void theProcessesOfOthersAreClosedToAnOrdinaryUser() {
        assertThat(Sandbox.asNobody().run(AsNobody.class, "visible")).contains("checked");
    }

    @Test
    void hidepidIsNoticed() {
        assertThat(Sandbox.asNobody().withHidepid().run(AsNobody.class, "hidden"))
                .contains("checked");
    }

    @Test
    void rootSeesThroughHidepid() {
        assertThat(Sandbox.asRoot().withHidepid().run(AsRootWithHidepid.class)).contains("checked");
    }

    private List<Long> scan(long pid, int times) {
        List<Long> sockets = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sockets.clear();
            processes.descriptors(
                    (int) pid,
                    descriptor -> {
                        long inode = processes.socketInode((int) pid, descriptor);
                        if (inode > 0) {
                            sockets.add(inode);
                        }
                    });
        }
        return sockets;
    }

    private static ChildProcess listener() {
        var child =
                ChildProcess.python(
                        "import socket;s=socket.create_server(('127.0.0.1',0));"
                                + "print('port',s.getsockname()[1]);input()");
        child.awaitLine("port");
        return child;
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessRef ref(long pid) {
        return processes.identify(new Pid((int) pid)).orElseThrow();
    }

    private ProcessFacts facts(long pid) {
        return processes.facts(ref(pid)).orElseThrow();
    }

    private static List<String> ps(long pid) throws IOException {
        String line =
                output("ps", "-ww", "-o", "ppid=,uid=,sess=,etimes=,comm=,args=", "-p", "" + pid);
        return List.of(line.strip().split("\\s+", 6));
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static final class AgainstPs {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var child = ChildProcess.start("sh", "-c", "sleep 60 & echo up; wait")) {
                child.awaitLine("up");
                int compared = 0;
                for (String line : output("ps", "-eo", "pid=,ppid=,uid=,comm=").split("\n")) {
                    String[] fields = line.strip().split("\\s+", 4);
                    var facts =
                            platform.processes()
                                    .identify(new Pid(Integer.parseInt(fields[0])))
                                    .flatMap(platform.processes()::facts);
                    if (fields[3].equals("ps")) {
                        assertThat(facts).isEmpty();
                        continue;
                    }
                    ProcessRef parent = facts.orElseThrow().parent();
                    assertThat(parent == null ? 0 : parent.pid().number())
                            .isEqualTo(Integer.parseInt(fields[1]));
                    assertThat(facts.get().uid().toString()).isEqualTo(fields[2]);
                    assertThat(facts.get().comm()).isEqualTo(fields[3]);
                    compared++;
                }
                assertThat(compared).isEqualTo(platform.processes().pids().length);
                assertThat(platform.processes().seesEveryNamespace()).isFalse();
                child.process().children().forEach(ProcessHandle::destroy);
                System.out.println("compared " + compared);
            }
        }
    }

    static final class AsNobody {
        public static void main(String[] arguments) {
            boolean hidden = arguments[0].equals("hidden");
            try (Platform platform = LinuxPlatform.open()) {
                ProcessTable processes = platform.processes();
                assertThat(processes.hidesOthers()).isEqualTo(hidden);
                assertThat(processes.descriptors(1, _ -> {}))
                        .isEqualTo(hidden ? Access.GONE : Access.DENIED);
                assertThat(processes.socketInode(1, 0)).isEqualTo(hidden ? -1 : -2);
                assertThat(processes.descriptorCount(1)).isNotZero();
                var init = processes.identify(new Pid(1));
                assertThat(init.isEmpty()).isEqualTo(hidden);
                init.flatMap(processes::facts)
                        .ifPresent(facts -> {
                            assertThat(facts.uid()).isEqualTo(Uid.ROOT);
                            assertThat(facts.comm()).isEqualTo("sh");
                            assertThat(facts.command()).isNotEmpty();
                            assertThat(facts.directory()).isNull();
                            assertThat(facts.executable()).isNull();
                        });
                assertThat(platform.machine().capabilities()).isEmpty();
                assertThat(platform.machine().uid()).isEqualTo(new Uid(65_534));
                System.out.println("checked");
            }
        }
    }

    static final class AsRootWithHidepid {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open()) {
                assertThat(platform.processes().hidesOthers()).isFalse();
                assertThat(platform.processes().identify(new Pid(1))).isPresent();
                System.out.println("checked");
            }
        }
    }
}
