package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.ConnectionCloser.Closing;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Closes connections of real programs that the test started: that one, and no other. */
class ConnectionCloserTest {

    /**
     * A client with two connections to the same port of one server, who both wait to be told to use
     * them. What each then sees is printed: of reads and writes the errno, what came, or END.
     */
    private static final String PAIR =
            """
            import errno, select, socket, sys
            server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()
            mine, other = (socket.create_connection(server.getsockname()) for _ in range(2))
            peers = {}
            for _ in range(2):
                end, where = server.accept()
                peers[where] = end
            peer, others = peers[mine.getsockname()], peers[other.getsockname()]
            %s
            def tell(name, call):
                try:
                    came = call()
                    print(name, came if type(came) is int else came.decode() or 'END')
                except OSError as e: print(name, errno.errorcode[e.errno])
            print('port', mine.getsockname()[1], flush=True)
            print('other', other.getsockname()[1], flush=True)
            sys.stdin.readline()
            for name, end in ('here', mine), ('there', peer):
                for _ in range(2):
                    select.select([end], [], [], 0.2)
                    tell(name + ' reads', lambda: end.recv(9, socket.MSG_DONTWAIT))
                for _ in range(2): tell(name + ' writes', lambda: end.send(b'w'))
            others.send(b'untouched')
            tell('other', lambda: other.recv(9))
            print('told', flush=True)
            sys.stdin.read()
            """;

    private final Machine machine = new Machine();

    @AfterEach
    void close() {
        machine.close();
    }

    /** The machine, or that of the namespaces this runs in. */
    private static final class Machine implements AutoCloseable {
        private final LinuxPlatform platform = LinuxPlatform.open();
        private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
        private final ConnectionCloser closer =
                new ConnectionCloser(platform.destroyer(), platform.control());

        /** The connection that leads out from a port. */
        SocketEntry from(int port, TcpState state) {
            var found = new ArrayList<SocketEntry>();
            Eventually.holds(
                    state + " from " + port,
                    () -> {
                        found.clear();
                        if (inventory.glance(Protocol.TCP, new Port(port))
                                instanceof Reading.Read(Inventory now)) {
                            now.entries().stream()
                                    .filter(each -> each.local().port().number() == port)
                                    .filter(each -> each.state() == state)
                                    .forEach(found::add);
                        }
                        return found.size() == 1;
                    });
            return found.getFirst();
        }

        ProcessRef process(ChildProcess program) {
            return platform.processes().identify(new Pid((int) program.pid())).orElseThrow();
        }

        @Override
        public void close() {
            inventory.close();
            platform.close();
        }
    }

    private static ChildProcess pair(String before) {
        return ChildProcess.python(PAIR.formatted(before));
    }

    private static List<String> told(ChildProcess program) {
        program.send("");
        program.awaitLine("^told$");
        return program.output()
                .lines()
                .filter(line -> !line.matches("(port|other) \\d+|told"))
                .toList();
    }

    /** The words of the dialog promise just this. */
    @Test
    void aConnectionOfOnesOwnProcessEndsForBothSidesAndNoOtherDoes() {
        try (ChildProcess program = pair("peer.send(b'came')")) {
            SocketEntry mine =
                    machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);

            assertThat(machine.closer.shutDown(mine, machine.process(program)))
                    .isEqualTo(new Closing.Closed());

            assertThat(told(program))
                    .containsExactly(
                            "here reads came",
                            "here reads END",
                            "here writes EPIPE",
                            "here writes EPIPE",
                            "there reads END",
                            "there reads END",
                            "there writes 1",
                            "there writes EPIPE",
                            "other untouched");
            assertThat(program.isAlive()).isTrue();
        }
    }

    @Test
    void aConnectThatIsNotAnsweredFails() {
        String connecting =
                """
                full = socket.socket(); full.bind(('127.0.0.1', 0)); full.listen(0)
                kept = [mine]
                for _ in range(4):
                    mine = socket.socket(); mine.setblocking(False)
                    mine.connect_ex(full.getsockname()); kept.append(mine)
                """;
        try (ChildProcess program = pair(connecting)) {
            SocketEntry mine = machine.from(program.awaitNumber("^port (\\d+)"), TcpState.SYN_SENT);

            assertThat(machine.closer.shutDown(mine, machine.process(program)))
                    .isEqualTo(new Closing.Closed());

            assertThat(told(program))
                    .startsWith("here reads ECONNRESET")
                    .endsWith("there writes 1", "there writes 1", "other untouched");
        }
    }

    /** Each is what a listing of a moment ago may say of a socket that has gone since. */
    @ParameterizedTest
    @CsvSource({"true, false, false", "false, true, false", "false, false, true"})
    void whatIsNotThatVerySocketIsLeftAlone(boolean inode, boolean cookie, boolean peer) {
        try (ChildProcess program = pair("")) {
            SocketEntry mine =
                    machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);
            SocketEntry other =
                    machine.from(program.awaitNumber("^other (\\d+)"), TcpState.ESTABLISHED);
            SocketEntry mixed =
                    new SocketEntry(
                            cookie ? other.key() : mine.key(),
                            mine.protocol(),
                            mine.family(),
                            peer ? other.local() : mine.local(),
                            mine.remote(),
                            mine.interfaceName(),
                            mine.state(),
                            mine.recvQ(),
                            mine.sendQ(),
                            mine.uid(),
                            inode ? other.inode() : mine.inode(),
                            mine.cgroup(),
                            mine.v6only(),
                            mine.timer(),
                            mine.ownership());

            assertThat(machine.closer.shutDown(mixed, machine.process(program)))
                    .isEqualTo(new Closing.Gone());

            assertUntouched(program);
        }
    }

    @Test
    void aProcessThatIsAnotherByNowIsLeftAlone() {
        try (ChildProcess program = pair("")) {
            SocketEntry mine =
                    machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);
            ProcessRef now = machine.process(program);

            assertThat(
                            machine.closer.shutDown(
                                    mine, new ProcessRef(now.pid(), now.startTime() - 1)))
                    .isEqualTo(new Closing.Gone());

            assertUntouched(program);
        }
    }

    @Test
    void aProcessThatHasItNoMoreIsNoWayToIt() {
        try (ChildProcess program = pair("");
                ChildProcess stranger = pair("")) {
            SocketEntry mine =
                    machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);
            stranger.awaitLine("^port");

            assertThat(machine.closer.shutDown(mine, machine.process(stranger)))
                    .isEqualTo(new Closing.Gone());

            assertUntouched(program);
            assertUntouched(stranger);
        }
    }

    private static void assertUntouched(ChildProcess program) {
        assertThat(told(program))
                .containsExactly(
                        "here reads EAGAIN",
                        "here reads EAGAIN",
                        "here writes 1",
                        "here writes 1",
                        "there reads ww",
                        "there reads EAGAIN",
                        "there writes 1",
                        "there writes 1",
                        "other untouched");
    }

    @Test
    void rootHasTheKernelAbortThatOneAndNoOther() {
        assertThat(Sandbox.asRoot().run(AsRoot.class)).isEqualTo("done\n");
    }

    static final class AsRoot {
        public static void main(String[] arguments) {
            try (var machine = new Machine()) {
                reset(machine);
                resetWhereThePeerHasClosed(machine);
                resetWhereThisSideHasClosed(machine);
            }
            System.out.println("done");
        }

        private static void reset(Machine machine) {
            try (ChildProcess program = pair("peer.send(b'came'); mine.send(b'went')")) {
                SocketEntry mine =
                        machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);

                assertThat(machine.closer.abort(mine)).isEqualTo(new Closing.Closed());
                assertThat(machine.closer.abort(mine)).isEqualTo(new Closing.Gone());

                assertThat(told(program))
                        .containsExactly(
                                "here reads came",
                                "here reads ECONNABORTED",
                                "here writes EPIPE",
                                "here writes EPIPE",
                                "there reads went",
                                "there reads ECONNRESET",
                                "there writes EPIPE",
                                "there writes EPIPE",
                                "other untouched");
            }
        }

        private static void resetWhereThePeerHasClosed(Machine machine) {
            try (ChildProcess program = pair("peer.shutdown(socket.SHUT_WR)")) {
                SocketEntry mine =
                        machine.from(program.awaitNumber("^port (\\d+)"), TcpState.CLOSE_WAIT);

                assertThat(machine.closer.abort(mine)).isEqualTo(new Closing.Closed());

                assertThat(told(program))
                        .containsExactly(
                                "here reads END",
                                "here reads END",
                                "here writes ECONNABORTED",
                                "here writes EPIPE",
                                "there reads ECONNRESET",
                                "there reads END",
                                "there writes EPIPE",
                                "there writes EPIPE",
                                "other untouched");
            }
        }

        private static void resetWhereThisSideHasClosed(Machine machine) {
            try (ChildProcess program = pair("mine.shutdown(socket.SHUT_WR)")) {
                SocketEntry mine =
                        machine.from(program.awaitNumber("^port (\\d+)"), TcpState.FIN_WAIT2);

                assertThat(machine.closer.abort(mine)).isEqualTo(new Closing.Closed());

                assertThat(told(program))
                        .containsExactly(
                                "here reads ECONNABORTED",
                                "here reads END",
                                "here writes EPIPE",
                                "here writes EPIPE",
                                "there reads END",
                                "there reads END",
                                "there writes EPIPE",
                                "there writes EPIPE",
                                "other untouched");
            }
        }
    }

    @Test
    void aProcessThatMayNotBeLookedIntoIsSaidToBeOne() {
        assertThat(Sandbox.asNobody().run(AsNobody.class)).isEqualTo("done\n");
    }

    static final class AsNobody {
        /** PR_SET_DUMPABLE: nobody but root may look into it from then on (ptrace(2)). */
        private static final String HIDE = "import ctypes; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)";

        public static void main(String[] arguments) {
            try (var machine = new Machine();
                    ChildProcess program = pair(HIDE)) {
                SocketEntry mine =
                        machine.from(program.awaitNumber("^port (\\d+)"), TcpState.ESTABLISHED);
                ProcessRef process = machine.process(program);

                assertThat(machine.closer.shutDown(mine, process))
                        .as("no descriptor was found to ask for")
                        .isEqualTo(new Closing.Unseen(process.pid()));
                assertThat(machine.closer.abort(mine))
                        .isInstanceOfSatisfying(
                                Closing.Refused.class,
                                refused ->
                                        assertThat(refused.errno().is(ErrnoName.EPERM)).isTrue());

                assertUntouched(program);
            }
            System.out.println("done");
        }
    }
}
