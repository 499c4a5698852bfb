package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Servers that take no connections: the verbs say why, from what /proc tells of them. */
class OwnerConditionTest {

    private static final String LISTEN =
            """
            import os, resource, signal, socket, sys, time
            s = socket.socket()
            s.bind(('127.0.0.1', 0))
            s.listen(16)
            print('port', s.getsockname()[1], flush=True)
            """;

    private static final String ACCEPTS =
            LISTEN
                    + """
                    kept = []
                    while True:
                        kept.append(s.accept())
                    """;

    @Test
    void aStoppedOwnerIsToldByEveryVerb() throws IOException {
        try (ChildProcess server = ChildProcess.python(ACCEPTS)) {
            String port = Integer.toString(server.awaitNumber("port (\\d+)"));
            new ProcessBuilder("kill", "-STOP", Long.toString(server.pid())).start();
            Eventually.holds(
                    "it is stopped",
                    () -> state(CommandLineRun.inJson("ports", "port:" + port)).equals("stopped"));

            JsonNode connect = CommandLineRun.inJson("connect", "127.0.0.1", port).json();
            CommandLineRun why = CommandLineRun.of("why", "127.0.0.1:" + port);
            server.process().destroyForcibly();

            assertThat(connect.at("/attempts/0/outcome/ok").asBoolean()).isTrue();
            JsonNode diagnosis = connect.at("/attempts/0/diagnosis");
            assertThat(diagnosis.at("/cause").asString()).isEqualTo("not-accepted");
            assertThat(diagnosis.at("/summary").asString())
                    .contains("stopped (state T)", "kill -CONT " + server.pid());
            assertThat(why.out()).contains("stopped (state T)", "kill -CONT " + server.pid());
        }
    }

    @Test
    void anOwnerWithoutADescriptorLeftIsTold() {
        try (ChildProcess server =
                ChildProcess.python(
                        LISTEN.replace(
                                        "print(",
                                        "resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))\n"
                                                + "print(")
                                + "time.sleep(600)")) {
            String port = Integer.toString(server.awaitNumber("port (\\d+)"));

            CommandLineRun connect = CommandLineRun.of("connect", "127.0.0.1", port);

            assertThat(connect.status()).isZero();
            assertThat(oneLine(connect.out()))
                    .contains("4 of 4 descriptors open: can accept no connection");
            assertThat(oneLine(CommandLineRun.of("why", "127.0.0.1:" + port).out()))
                    .contains("4 of 4 descriptors open", "connection waits in the queue");
        }
    }

    @Test
    void aListenerThatNobodyAcceptsOnIsToldAndAServerThatDoesIsNot() {
        try (ChildProcess silent = ChildProcess.python(LISTEN + "time.sleep(600)");
                ChildProcess server = ChildProcess.python(ACCEPTS)) {
            String never = Integer.toString(silent.awaitNumber("port (\\d+)"));
            String served = Integer.toString(server.awaitNumber("port (\\d+)"));

            assertThat(oneLine(CommandLineRun.of("connect", "127.0.0.1", never).out()))
                    .contains("has not accepted it within");
            // one that has to wait for its turn is late now and then, and rightly told
            Eventually.holds(
                    "nothing is told of one that accepts",
                    () ->
                            CommandLineRun.inJson("connect", "127.0.0.1", served)
                                    .json()
                                    .at("/attempts/0/diagnosis")
                                    .isMissingNode());
        }
    }

    @Test
    void connectionsThatAreNeverClosedAreCounted() throws IOException {
        try (ChildProcess server = ChildProcess.python(ACCEPTS)) {
            int port = server.awaitNumber("port (\\d+)");
            for (int i = 0; i < 3; i++) {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
            }
            Eventually.holds(
                    "three are half closed",
                    () ->
                            oneLine(CommandLineRun.of("why", "127.0.0.1:" + port).out())
                                    .contains("3 connections are in CLOSE_WAIT"));
        }
    }

    private static String state(CommandLineRun ports) {
        return ports.json().at("/sockets/0/ownership/processes/0/state").asString("");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
