package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketPlaces;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Where Linux lets a process keep a socket out of sight, by kcmp(2), fdinfo and sock_diag(7). */
final class LinuxSocketPlaces implements SocketPlaces {
    /** {@code KCMP_FILES} of linux/kcmp.h. */
    private static final int KCMP_FILES = 2;

    private static final int AF_UNIX = 1;
    private static final int RQLEN_SIZE = 8;

    /** {@code UNIX_DIAG_RQLEN} of linux/unix_diag.h, asked for by {@code UDIAG_SHOW_RQLEN}. */
    private static final int RQLEN = 4;

    private static final byte UDIAG_SHOW_RQLEN = 0x10;

    /** The size of struct unix_diag_msg: family, type, state, pad, inode (4), cookie (8). */
    private static final int UNIX_MESSAGE = 16;

    private final Libc libc;
    private final ProcFiles proc;
    private final ProcessTable table;
    private final int kcmp;

    LinuxSocketPlaces(Libc libc, ProcFiles proc, ProcessTable table) {
        this.libc = libc;
        this.proc = proc;
        this.table = table;
        // older than the numbers that are the same everywhere; asm/unistd_64.h, asm-generic
        kcmp =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> 312;
                    case "aarch64", "riscv64", "loongarch64" -> 272;
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

    /**
     * Asks for every Unix socket with the length of its queue.
     *
     * {@snippet lang=c :
     * struct unix_diag_req {    // linux/unix_diag.h
     *     __u8  sdiag_family;   //  0
     *     __u8  sdiag_protocol; //  1
     *     __u16 pad;            //  2
     *     __u32 udiag_states;   //  4
     *     __u32 udiag_ino;      //  8
     *     __u32 udiag_show;     // 12
     *     __u32 udiag_cookie[2];// 16
     * };                        // 24
     * }
     */
    @Override
    public long[] unread() {
        byte[] request = new byte[24];
        request[0] = AF_UNIX;
        request[4] = request[5] = request[6] = request[7] = -1;
        // the low byte of the number, wherever this machine has it
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        request[little ? 12 : 15] = UDIAG_SHOW_RQLEN;
        LongStream.Builder found = LongStream.builder();
        new NetlinkDump(libc)
                .ask(
                        SockDiagSocket.NETLINK_SOCK_DIAG,
                        InetDiagMessages.SOCK_DIAG_BY_FAMILY,
                        InetDiagMessages.SOCK_DIAG_BY_FAMILY,
                        request,
                        (bytes, from, end) -> unread(bytes, from, end, found));
        return found.build().toArray();
    }

    /** Adds the inode of a Unix socket in which something waits. Pure. */
    static void unread(MemorySegment bytes, long from, long end, LongStream.Builder found) {
        if (end - from < UNIX_MESSAGE) {
            return;
        }
        long queue = NetlinkAttributes.find(bytes, from + UNIX_MESSAGE, end, RQLEN, RQLEN_SIZE);
        if (queue >= 0 && bytes.get(JAVA_INT_UNALIGNED, queue) != 0) {
            found.add(Integer.toUnsignedLong(bytes.get(JAVA_INT_UNALIGNED, from + 4)));
        }
    }
}
