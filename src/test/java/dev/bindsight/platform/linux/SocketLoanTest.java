package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_GETFD;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_OPEN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** Gets sockets out of a program that the test started, whose descriptors change meanwhile. */
class SocketLoanTest {
    private static final String PROGRAM =
            """
            import socket, sys
            server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()
            one, two = (socket.create_connection(server.getsockname()) for _ in range(2))
            print('one', one.getsockname()[1], 'two', two.fileno(), flush=True)
            sys.stdin.read()
            """;

    /** The kernel, but for what pidfd_getfd is asked for or says. */
    private static final class ChangedDescriptors extends Libc {
        private int instead = -1;
        private int errno;
        private final Set<Integer> copies = new HashSet<>();

        @Override
        int syscall(int number, long first, long second, long third, long fourth) {
            if (number != SYS_PIDFD_GETFD) {
                return super.syscall(number, first, second, third, fourth);
            }
            if (errno != 0) {
                return -errno;
            }
            int fd = super.syscall(number, first, instead < 0 ? second : instead, third, fourth);
            if (fd >= 0) {
                copies.add(fd);
            }
            return fd;
        }

        @Override
        int close(int fd) {
            copies.remove(fd);
            return super.close(fd);
        }
    }

    private final ChangedDescriptors libc = new ChangedDescriptors();

    private Borrowing borrow(ChildProcess program) {
        int pid = (int) program.pid();
        int port = program.awaitNumber("^one (\\d+)");
        try (LinuxPlatform platform = LinuxPlatform.open();
                var inventory = new LiveInventory(platform, InstantSource.system())) {
            Reading reading = inventory.glance(Protocol.TCP, new Port(port));
            SocketEntry socket =
                    ((Reading.Read) reading)
                            .inventory().entries().stream()
                                    .filter(each -> each.local().port().number() == port)
                                    .findFirst()
                                    .orElseThrow();
            int pidfd = libc.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
            try {
                return new SocketLoan(libc, platform.processes()).from(pidfd, pid, socket);
            } finally {
                libc.close(pidfd);
            }
        }
    }

    @Test
    void aNumberThatBecameAnotherSocketsBeforeItWasCopiedIsGivenBack() {
        try (ChildProcess program = ChildProcess.python(PROGRAM)) {
            libc.instead = program.awaitNumber("^one \\d+ two (\\d+)");

            assertThat(borrow(program)).isEqualTo(new Borrowing.NotHeld());
            assertThat(libc.copies).as("what came was closed again").isEmpty();
        }
    }

    @Test
    void aNumberThatWasClosedBeforeItWasCopiedIsNoneOfIts() {
        try (ChildProcess program = ChildProcess.python(PROGRAM)) {
            libc.instead = 999;

            assertThat(borrow(program)).isEqualTo(new Borrowing.NotHeld());
        }
    }

    /** As Yama does (kernel.yama.ptrace_scope), which not every kernel has. */
    @Test
    void aRefusalIsToldAsItIs() {
        try (ChildProcess program = ChildProcess.python(PROGRAM)) {
            libc.errno = LinuxErrno.EPERM;

            assertThat(borrow(program)).isEqualTo(new Borrowing.Refused(new Errno("EPERM", 1)));
        }
    }
}
