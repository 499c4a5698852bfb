package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_GETFD;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_OPEN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessControl.Pinning;
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
        private boolean full;

        @Override
        int openat(int directory, long path, int flags) {
            return full ? -LinuxErrno.EMFILE : super.openat(directory, path, flags);
        }

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
    private final ProcFiles proc = new ProcFiles(libc);
    private final ProcessReader reader = new ProcessReader(libc, proc, new BootClock(libc));
    private boolean full;

    private LinuxProcesses processes() {
        return new LinuxProcesses(
                libc,
                proc,
                reader,
                new ProcMount(libc, proc, new Credentials(libc, proc), System::nanoTime));
    }

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
            libc.full = full;
            try {
                return new SocketLoan(libc, processes()).from(pidfd, pid, socket);
            } finally {
                libc.full = false;
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

    /** The pidfd may have taken the last descriptor: then nothing was looked at. */
    @Test
    void whereNoDescriptorIsLeftItIsNotSaidThatNobodyHasIt() {
        try (ChildProcess program = ChildProcess.python(PROGRAM)) {
            full = true;
            assertThat(borrow(program)).isEqualTo(new Borrowing.Refused(new Errno("EMFILE", 24)));

            full = false;
            assertThat(borrow(program))
                    .isInstanceOfSatisfying(
                            Borrowing.Borrowed.class, borrowed -> borrowed.socket().close());
        }
    }

    @Test
    void whereThePidfdTookTheLastDescriptorItIsNotSaidThatTheProcessHasEnded() {
        try (ChildProcess program = ChildProcess.python(PROGRAM)) {
            var control = new LinuxProcessControl(libc, proc, reader, processes());
            ProcessRef ref = reader.identify((int) program.pid()).orElseThrow();
            libc.full = true;

            assertThat(control.pin(ref))
                    .isInstanceOfSatisfying(
                            Pinning.Refused.class,
                            refused ->
                                    assertThat(refused.call().result())
                                            .isEqualTo(
                                                    new SyscallResult.Failed(
                                                            new Errno("EMFILE", 24))));
            libc.full = false;
            assertThat(control.pin(ref))
                    .isInstanceOfSatisfying(
                            Pinning.Pinned.class, pinned -> pinned.process().close());
        }
    }
}
