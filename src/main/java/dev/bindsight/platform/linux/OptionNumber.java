package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IPV6;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;

import dev.bindsight.model.SocketOption;
import dev.bindsight.platform.linux.abi.SocketAbi;

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
            case SO_REUSEADDR -> new OptionNumber("SOL_SOCKET", SOL_SOCKET, SocketAbi.SO_REUSEADDR);
            case SO_REUSEPORT -> new OptionNumber("SOL_SOCKET", SOL_SOCKET, SocketAbi.SO_REUSEPORT);
            case IPV6_V6ONLY ->
                    new OptionNumber("IPPROTO_IPV6", IPPROTO_IPV6, SocketAbi.IPV6_V6ONLY);
            case IP_FREEBIND -> new OptionNumber("IPPROTO_IP", IPPROTO_IP, SocketAbi.IP_FREEBIND);
            case IPV6_FREEBIND ->
                    new OptionNumber("IPPROTO_IPV6", IPPROTO_IPV6, SocketAbi.IPV6_FREEBIND);
        };
    }
}
