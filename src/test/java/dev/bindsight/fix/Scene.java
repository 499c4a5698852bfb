package dev.bindsight.fix;

import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

/**
 * A scripted machine with a server on port 3000, which the test puts into the world it is about.
 */
final class Scene implements AutoCloseable {
    final ScriptedPlatform platform = new ScriptedPlatform();
    final ScriptedProcess init = platform.process(1).command("/sbin/init").comm("systemd");
    final ScriptedSocket socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
    final ScriptedProcess server =
            platform.process(4121).command("node", "server.js").open(socket).parent(init);
    final Workbench bench;

    /** Without systemctl and docker. */
    Scene() {
        this("");
    }

    /** With the programs in these directories. */
    Scene(String path) {
        // Bindsight itself, started in a terminal of its own
        ScriptedProcess shell = process(3987, init, "bash").session(3987);
        process(
                platform.machine().pid().orElseThrow().number(),
                shell,
                "java",
                "-jar",
                "bindsight.jar");
        this.bench = new Workbench(platform, path);
    }

    /** A process in the session of the first terminal. */
    ScriptedProcess process(int pid, ScriptedProcess parent, String... command) {
        return platform.process(pid).command(command).parent(parent);
    }

    StopPlan plan() {
        return bench.plan(3000);
    }

    StopTarget target() {
        return plan().targets().getFirst();
    }

    @Override
    public void close() {
        bench.close();
    }
}
