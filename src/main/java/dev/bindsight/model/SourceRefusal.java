package dev.bindsight.model;

/**
 * A source that did not answer.
 *
 * @param source which
 * @param call the call that failed, as {@code socket(AF_NETLINK)} or {@code open /proc/net/tcp}
 * @param errno what it gave
 */
public record SourceRefusal(Source source, String call, Errno errno) {
    /** {@code socket(AF_NETLINK): EPERM}. */
    @Override
    public String toString() {
        return call + ": " + errno.name();
    }
}
