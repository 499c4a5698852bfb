package dev.bindsight.model;

/**
 * A part of the kernel that has UDP ports of its own, for a network device.
 *
 * @param kind the kind of device: {@code vxlan}
 * @param device its name
 * @param port the port it receives on, on every address
 * @param ipv4 whether it receives over IPv4
 * @param ipv6 whether it receives over IPv6
 */
public record KernelDevice(String kind, String device, Port port, boolean ipv4, boolean ipv6) {
    /** Whether it is what has a socket that no process has open. */
    public boolean has(SocketEntry socket) {
        boolean overIt = socket.family() == AddressFamily.IPV4 ? ipv4 : ipv6;
        return overIt
                && socket.protocol() == Protocol.UDP
                && socket.remote() == null
                && socket.local().port().equals(port)
                && socket.local().address().isWildcard();
    }
}
