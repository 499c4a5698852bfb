package dev.bindsight.platform.linux;

import dev.bindsight.model.SocketOption;

/**
 * What setsockopt(2) calls an option.
 *
 * @param levelName the level as a trace shows it
 * @param level its number
 * @param name the number of the option (asm-generic/socket.h, linux/in.h, linux/in6.h)
 */
record OptionNumber(String levelName, int level, int name) {
    /** The numbers of an option. */
    static OptionNumber of(SocketOption option) {
        return switch (option) {
            case SO_REUSEADDR -> new OptionNumber("SOL_SOCKET", 1, 2);
            case SO_REUSEPORT -> new OptionNumber("SOL_SOCKET", 1, 15);
            case IPV6_V6ONLY -> new OptionNumber("IPPROTO_IPV6", 41, 26);
            case IP_FREEBIND -> new OptionNumber("IPPROTO_IP", 0, 15);
            case IPV6_FREEBIND -> new OptionNumber("IPPROTO_IPV6", 41, 78);
        };
    }
}
