package dev.bindsight.history.recorder;

import dev.bindsight.testbed.ChildProcess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code bindsight record} as a process of its own, ended with the test. */
final class RecordingProcess {
    private RecordingProcess() {}

    /**
     * Starts it.
     *
     * @param state in which folder it keeps the record
     * @param environment what else it is told
     * @param options of its JVM
     */
    static ChildProcess start(Path state, Map<String, String> environment, String... options) {
        return bindsight(state, environment, List.of(options), "record");
    }

    /** The same for any verb. */
    static ChildProcess bindsight(
            Path state, Map<String, String> environment, List<String> options, String... words) {
        var all = new HashMap<>(environment);
        all.put("XDG_STATE_HOME", state.toString());
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.bindsight.app.Main"));
        command.addAll(List.of(words));
        return ChildProcess.start(Path.of("").toAbsolutePath(), all, command);
    }
}
