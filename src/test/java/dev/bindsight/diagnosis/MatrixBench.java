package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.MatrixCell.Tried;
import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.LiveConflictMatrix;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome.Refused;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;

import java.time.InstantSource;
import java.util.Objects;

/** A matrix of real binds, the holders it meets, and what is expected of its cells. */
final class MatrixBench implements AutoCloseable {
    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private final MachineSummary machine = new MachineSummary(platform.machine(), "here");
    private final LiveConflictMatrix matrix =
            new LiveConflictMatrix(
                    new BindProver(
                            platform.sockets(), platform.machine(), new InventoryLook(inventory)),
                    inventory,
                    machine);

    MachineSummary machine() {
        return machine;
    }

    LiveConflictMatrix matrix() {
        return matrix;
    }

    @Override
    public void close() {
        inventory.close();
        platform.close();
    }

    Matrix tryAll(ChildProcess holder, Protocol protocol) {
        return tryAll(holder.awaitNumber("^port (\\d+)"), protocol);
    }

    Matrix tryAll(int port, Protocol protocol) {
        return matrix.tryAll(new Port(port), protocol, _ -> {}, new Cancellation());
    }

    /** Binds, for TCP listens and accepts, and prints its port. */
    static ChildProcess holder(String family, String type, String host, String options) {
        return ChildProcess.python(
                """
                import socket, sys
                from socket import *
                s = socket(%s, %s)
                for level, name, value in [%s]: s.setsockopt(level, name, value)
                s.bind(('%s', 0))
                if s.type == SOCK_STREAM: s.listen(512)
                print('port', s.getsockname()[1], flush=True)
                n = 0
                while s.type == SOCK_STREAM:
                    c, _ = s.accept()
                    n += 1
                    print('accepted', n, flush=True)
                    c.send(b'x')
                    try: c.recv(1)
                    except ConnectionResetError: pass
                    c.close()
                sys.stdin.read()
                """
                        .formatted(family, type, options, host));
    }

    static MatrixCell cell(Matrix matrix, String address, MatrixColumn column) {
        IpAddress wanted = IpAddressText.parse(address).orElseThrow();
        return matrix.rows().stream()
                .filter(row -> row.place().endpoint().address().equals(wanted))
                .findFirst()
                .orElseThrow()
                .cell(column);
    }

    static void assertRefusedBy(MatrixCell cell, SocketEntry holder) {
        assertThat(cell)
                .isInstanceOfSatisfying(
                        Tried.class,
                        tried -> {
                            assertThat(tried.attempt().outcome())
                                    .isInstanceOfSatisfying(
                                            Refused.class,
                                            refused ->
                                                    assertThat(refused.errno().name())
                                                            .isEqualTo("EADDRINUSE"));
                            assertThat(tried.refusedBy()).containsExactly(holder);
                        });
    }

    static void assertWorked(MatrixCell cell) {
        assertThat(cell)
                .isInstanceOfSatisfying(
                        Tried.class,
                        tried -> {
                            assertThat(tried.attempt().ok()).isTrue();
                            assertThat(tried.refusedBy()).isEmpty();
                        });
    }

    static SocketEntry only(Matrix matrix, ChildProcess holder) {
        assertThat(matrix.refusing()).hasSize(1);
        SocketEntry socket = matrix.refusing().getFirst();
        assertThat(Objects.requireNonNull(matrix.inventory()).owners(socket))
                .extracting(ProcessDetails::pid)
                .containsExactly(new Pid((int) holder.pid()));
        return socket;
    }
}
