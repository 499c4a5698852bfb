package dev.bindsight.platform.linux.abi;

/** What the packet filter tells of the connections it follows. */
@Headers({"netinet/in.h", "linux/netfilter_ipv4.h"})
public final class NetfilterAbi {
    /** For IPv6, where it is {@code IP6T_SO_ORIGINAL_DST}, it has the same number. */
    public static final int SO_ORIGINAL_DST = 80;

    private NetfilterAbi() {}
}
