package dev.bindsight.model;

/** Where a list of sockets comes from, best first. */
public enum Source {
    /** The sock_diag netlink family (sock_diag(7)): complete. */
    SOCK_DIAG("sock_diag"),
    /** {@code /proc/net/tcp} and its siblings: no bound-only sockets, no backlog, no cgroup. */
    PROCFS("procfs"),
    /** OSHI: what the operating system's own listing gives. */
    OSHI("oshi");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** The name on the command line and in JSON. */
    public String label() {
        return label;
    }
}
