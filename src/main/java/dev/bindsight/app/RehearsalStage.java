package dev.bindsight.app;

import dev.bindsight.cli.Stage;
import dev.bindsight.cli.Terminal;
import dev.bindsight.model.Port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * What a rehearsal of the verbs asks about: two processes with a port, a listener that accepts
 * nobody, and a record of what is there meanwhile. It is a process of its own because a cache takes
 * each class that the rehearsing one loads, and every start pays for all of its cache.
 */
final class RehearsalStage {
    private RehearsalStage() {}

    /** Says in a line what is there, which stays until its own standard input is at its end. */
    public static void main(String[] arguments) throws IOException {
        try (var other = OtherProcess.start();
                var stoppable = OtherProcess.start();
                var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var engine = Engine.open()) {
            if (!engine.recorder().recordHere(true)) {
                throw new IOException("nothing is recorded: " + engine.history().state());
            }
            var unaccepted = new Port(held.getLocalPort());
            var stage = new Stage(other.port(), unaccepted, stoppable.port(), stoppable.pid());
            Terminal terminal = Main.terminal();
            terminal.out().println(stage.told());
            terminal.out().flush();
            while (System.in.read() >= 0) {
                // until who asked for it has no more use for it
            }
        }
    }
}
