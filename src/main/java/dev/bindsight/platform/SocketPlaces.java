package dev.bindsight.platform;

/**
 * The places where a process can keep a socket that its own descriptors do not show. Looking there
 * costs more than a listing of descriptors, so it is for a socket that was found nowhere else.
 */
public interface SocketPlaces {
    /** A machine that tells of none. */
    SocketPlaces NONE = new SocketPlaces() {};

    /**
     * The threads that have left the table of descriptors of their process for one of their own
     * (unshare(2), CLONE_FILES).
     *
     * @param thread whose table is the process's, as {@link ProcessTable.Glance#thread}
     * @return one thread for each further table
     */
    default int[] ownTables(int pid, int thread) {
        return new int[0];
    }

    /**
     * The sockets that an io_uring has registered (io_uring_register(2), IORING_REGISTER_FILES): it
     * keeps them open though their descriptors were closed.
     *
     * @return their inodes, and whether these are known to be all
     */
    default Registered registered(int pid, int thread, int descriptor) {
        return Registered.NONE;
    }

    /**
     * The inodes of the Unix sockets of this network namespace in which something waits to be read.
     * Descriptors that were sent and not received yet (unix(7), SCM_RIGHTS) are in no process.
     */
    default long[] unread() {
        return new long[0];
    }

    /** How many descriptors wait unread in the Unix socket behind a descriptor. */
    default int travelling(int pid, int thread, int descriptor) {
        return 0;
    }

    /**
     * What an io_uring said of its sockets.
     *
     * @param inodes those it named
     * @param complete whether it named all it has; a busy one, or an older kernel, leaves some out
     */
    record Registered(long[] inodes, boolean complete) {
        /** It has none. */
        public static final Registered NONE = new Registered(new long[0], true);
    }
}
