package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.platform.Platform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.function.Predicate;

/** States, signal sets and limits of children of the test, as the kernel tells them. */
class ProcessConditionsTest {

    private final Platform platform = LinuxPlatform.open();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anOrdinaryProgramRunsAndSigtermEndsIt() {
        try (var child = python("")) {
            ProcessCondition found = condition(child);

            assertThat(found.state()).isEqualTo(ProcessState.RUNNING);
            assertThat(found.sigterm()).isEqualTo(Sigterm.ENDS);
            assertThat(found.sigtermPending()).isFalse();
            assertThat(found.isOutOfDescriptors()).isFalse();
        }
    }

    @Test
    void aHaltedProcessIsStoppedAndHasTheSigtermPending() {
        try (var child = python("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)")) {
            await(child, found -> found.state() == ProcessState.STOPPED);

            child.process().destroy();

            await(child, ProcessCondition::sigtermPending);
            child.process().destroyForcibly();
        }
    }

    @Test
    void anIgnoredACaughtAndABlockedSigtermAreToldApart() {
        String set = "signal.signal(signal.SIGTERM, %s)";
        assertThat(sigterm(set.formatted("signal.SIG_IGN"))).isEqualTo(Sigterm.IGNORED);
        assertThat(sigterm(set.formatted("lambda *_: sys.exit()"))).isEqualTo(Sigterm.CAUGHT);
        assertThat(sigterm("signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])"))
                .isEqualTo(Sigterm.BLOCKED);
    }

    @Test
    void aSignalThatOneThreadTakesOrThatIsReadFromADescriptorIsNotBlocked() {
        String block = "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM]); ";
        assertThat(
                        sigterm(
                                "t = threading.Thread(target=time.sleep, args=(600,), daemon=True);"
                                        + " t.start(); "
                                        + block))
                .isEqualTo(Sigterm.ENDS);
        assertThat(
                        sigterm(
                                block
                                        + "m = ctypes.c_ulonglong(1 << 14);"
                                        + " ctypes.CDLL(None).signalfd(-1, ctypes.byref(m), 0)"))
                .isEqualTo(Sigterm.ENDS);
    }

    @Test
    void aFullDescriptorTableIsTold() {
        try (var child =
                python(
                        "resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9));"
                                + " [os.open('/dev/null', 0) for i in range(6)]")) {
            ProcessCondition found = condition(child);

            assertThat(found.descriptorLimit()).isEqualTo(9);
            assertThat(found.descriptors()).isEqualTo(9);
            assertThat(found.isOutOfDescriptors()).isTrue();
        }
    }

    @Test
    void aProcessWhoseMainThreadHasExitedIsSaidToBeOne() {
        try (var child =
                python(
                        "threading.Thread(target=time.sleep, args=(600,)).start();"
                                + " print('up', flush=True);"
                                + " ctypes.CDLL(None).pthread_exit(None)")) {
            await(child, found -> found.state() == ProcessState.ZOMBIE_LEADER);
        }
    }

    @Test
    void theFirstProcessOfANamespaceWithoutAHandlerDropsSigterm() {
        assertThat(Sandbox.asRoot().run(SeesInit.class)).contains("DROPPED");
    }

    @Test
    void theLimitIsTheSoftOneAndNoneWhereThereIsNone() {
        String head = "Limit                     Soft Limit           Hard Limit           Units\n";
        String files = "Max open files            ";

        assertThat(ProcessConditions.openFiles(head + files + "1024  4096  files\n"))
                .isEqualTo(1024);
        assertThat(ProcessConditions.openFiles(head + files + "unlimited  unlimited  files\n"))
                .isNull();
        assertThat(ProcessConditions.openFiles(head)).isNull();
        assertThat(ProcessConditions.openFiles("")).isNull();
    }

    private Sigterm sigterm(String program) {
        try (var child = python(program)) {
            return condition(child).sigterm();
        }
    }

    /** Runs a program until it has printed {@code up}, and then sleeps. */
    private static ChildProcess python(String program) {
        ChildProcess child =
                ChildProcess.python(
                        "import ctypes, os, resource, signal, sys, threading, time\n"
                                + program
                                + (program.contains("SIGSTOP") ? "" : "\nprint('up', flush=True)")
                                + "\ntime.sleep(600)\n");
        if (!program.contains("SIGSTOP")) {
            child.awaitLine("up");
        }
        return child;
    }

    private void await(ChildProcess child, Predicate<ProcessCondition> wanted) {
        Eventually.holds("it is so", () -> wanted.test(condition(child)));
    }

    private ProcessCondition condition(ChildProcess child) {
        ProcessRef ref = platform.processes().identify(new Pid((int) child.pid())).orElseThrow();
        return platform.processes().condition(ref).orElseThrow();
    }

    /** The shell that is PID 1 of a namespace in the sandbox's. */
    static final class SeesInit {
        public static void main(String[] arguments) {
            try (Platform platform = LinuxPlatform.open();
                    ChildProcess outer =
                            ChildProcess.start(
                                    "unshare",
                                    "--pid",
                                    "--fork",
                                    "--kill-child",
                                    "sh",
                                    "-c",
                                    "echo up; sleep 600; :")) {
                outer.awaitLine("up");
                var unshare = platform.processes().identify(new Pid((int) outer.pid()));
                ProcessRef init = platform.processes().children(unshare.orElseThrow()).getFirst();
                System.out.println(platform.processes().condition(init).orElseThrow().sigterm());
            }
        }
    }
}
