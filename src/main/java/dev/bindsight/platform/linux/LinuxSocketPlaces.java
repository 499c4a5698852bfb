package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_SOCK_DIAG;
import static dev.bindsight.platform.linux.abi.ProcessAbi.KCMP_FILES;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_KCMP_GENERIC;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_KCMP_X86_64;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SOCK_DIAG_BY_FAMILY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.UDIAG_SHOW_RQLEN;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.UNIX_DIAG_RQLEN;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_UNIX;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketPlaces;
import dev.bindsight.platform.linux.abi.SockDiagAbi.UnixDiagMsg;
import dev.bindsight.platform.linux.abi.SockDiagAbi.UnixDiagReq;
import dev.bindsight.platform.linux.abi.SockDiagAbi.UnixDiagRqlen;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Where Linux lets a process keep a socket out of sight, by kcmp(2), fdinfo and sock_diag(7). */
final class LinuxSocketPlaces implements SocketPlaces {
    private final Libc libc;
    private final ProcFiles proc;
    private final ProcessTable table;
    private final int kcmp;

    LinuxSocketPlaces(Libc libc, ProcFiles proc, ProcessTable table) {
        this.libc = libc;
        this.proc = proc;
        this.table = table;
        // older than the numbers that are the same everywhere
        kcmp =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> SYS_KCMP_X86_64;
                    case "aarch64", "riscv64", "loongarch64" -> SYS_KCMP_GENERIC;
                    default -> -1;
                };
    }

    @Override
    public int[] ownTables(int pid, int thread) {
        int[] threads = proc.numbersIn(proc.path(pid, "/task"));
        List<Integer> found = new ArrayList<>();
        for (int other : threads) {
            boolean own =
                    other != thread
                            && isApart(pid, other, thread)
                            && found.stream().allMatch(each -> isApart(pid, other, each));
            if (own) {
                found.add(other);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Whether two threads have different tables. Where kcmp is not to be had, as in most
     * containers, a different number of descriptors tells; an equal one nothing.
     */
    private boolean isApart(int pid, int thread, int other) {
        int order = kcmp < 0 ? -1 : libc.syscall(kcmp, thread, other, KCMP_FILES, 0);
        if (order >= 0) {
            return order > 0;
        }
        int count = table.descriptorCount(pid, thread);
        return count >= 0 && count != table.descriptorCount(pid, other);
    }

    @Override
    public Registered registered(int pid, int thread, int descriptor) {
        return RingInfo.parse(fdinfo(pid, thread, descriptor));
    }

    @Override
    public int travelling(int pid, int thread, int descriptor) {
        return (int)
                ProcText.statusNumber(fdinfo(pid, thread, descriptor), "scm_fds", 0, 10).orElse(0);
    }

    private String fdinfo(int pid, int thread, int descriptor) {
        return proc.content(proc.path(pid, thread, "/fdinfo/").add(descriptor));
    }

    /** Asks for every Unix socket with the length of its queue. */
    @Override
    public long[] unread() {
        byte[] request = new byte[UnixDiagReq.SIZE];
        request[UnixDiagReq.SDIAG_FAMILY] = AF_UNIX;
        Arrays.fill(
                request,
                UnixDiagReq.UDIAG_STATES,
                UnixDiagReq.UDIAG_STATES + Integer.BYTES,
                (byte) -1);
        // the low byte of the number, wherever this machine has it
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        request[UnixDiagReq.UDIAG_SHOW + (little ? 0 : 3)] = UDIAG_SHOW_RQLEN;
        LongStream.Builder found = LongStream.builder();
        new NetlinkDump(libc)
                .ask(
                        NETLINK_SOCK_DIAG,
                        SOCK_DIAG_BY_FAMILY,
                        SOCK_DIAG_BY_FAMILY,
                        request,
                        (bytes, from, end) -> unread(bytes, from, end, found));
        return found.build().toArray();
    }

    /** Adds the inode of a Unix socket in which something waits. Pure. */
    static void unread(MemorySegment bytes, long from, long end, LongStream.Builder found) {
        if (end - from < UnixDiagMsg.SIZE) {
            return;
        }
        long queue =
                NetlinkAttributes.find(
                        bytes, from + UnixDiagMsg.SIZE, end, UNIX_DIAG_RQLEN, UnixDiagRqlen.SIZE);
        if (queue >= 0 && bytes.get(JAVA_INT_UNALIGNED, queue + UnixDiagRqlen.UDIAG_RQUEUE) != 0) {
            found.add(
                    Integer.toUnsignedLong(
                            bytes.get(JAVA_INT_UNALIGNED, from + UnixDiagMsg.UDIAG_INO)));
        }
    }
}
