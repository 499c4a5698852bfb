package dev.bindsight.platform.linux.abi;

/** The flags in /proc/net/route and /proc/net/ipv6_route. */
@Headers("linux/route.h")
public final class RouteFlags {
    public static final int RTF_UP = 0x1;
    public static final int RTF_GATEWAY = 0x2;
    public static final int RTF_REJECT = 0x200;

    private RouteFlags() {}
}
