package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProgramFile;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs whose file is no longer what it was when they were started. */
class ProgramPathTest {
    private static final Path CAT = Path.of("/bin/cat");

    private final Platform platform = LinuxPlatform.open();
    private final ProcessTable processes = platform.processes();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        platform.close();
    }

    /** Waits on its standard input until it is closed. */
    private ChildProcess started(Path program) throws IOException {
        Files.copy(CAT, program);
        var child = ChildProcess.start("sh", "-c", "echo; exec \"$0\"", program.toString());
        child.awaitLine("");
        return child;
    }

    private void looksLike(ChildProcess child, Path path, ProgramFile file) {
        Eventually.holds("it has become the program", () -> facts(child).command().size() == 1);
        assertThat(facts(child).executable()).isEqualTo(path.toString());
        assertThat(facts(child).programFile()).isEqualTo(file);
    }

    private ProcessFacts facts(ChildProcess child) {
        var pid = new Pid((int) child.pid());
        return processes.identify(pid).flatMap(processes::facts).orElseThrow();
    }

    @Test
    void aFileThatIsReallyCalledDeletedKeepsItsName() throws IOException {
        Path program = folder.resolve("server (deleted)");
        try (var child = started(program)) {
            looksLike(child, program, ProgramFile.THERE);
            Files.copy(CAT, folder.resolve("server"));
            looksLike(child, program, ProgramFile.THERE);
            Files.delete(program);
            looksLike(child, program, ProgramFile.DELETED);
        }
    }

    @Test
    void aDeletedFileIsToldFromOneThatWasReplaced() throws IOException {
        Path program = folder.resolve("server");
        try (var child = started(program)) {
            looksLike(child, program, ProgramFile.THERE);
            Files.delete(program);
            looksLike(child, program, ProgramFile.DELETED);
            Files.copy(CAT, folder.resolve("server (deleted)"));
            looksLike(child, program, ProgramFile.DELETED);
            Files.copy(CAT, program);
            looksLike(child, program, ProgramFile.REPLACED);
        }
    }

    @Test
    void aProgramThatNeverHadAFileSaysSo() {
        String python =
                "import os; f = os.memfd_create('server', 0); os.write(f, open('/bin/cat',"
                        + " 'rb').read()); print(); os.execv(f'/proc/self/fd/{f}', ['server'])";
        try (var child = ChildProcess.start("python3", "-u", "-c", python)) {
            child.awaitLine("");
            looksLike(child, Path.of("/memfd:server"), ProgramFile.IN_MEMORY);
        }
    }
}
