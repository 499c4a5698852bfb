package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the variables of a program stand for: descriptors, and ports that the kernel chose. */
final class TraceNames {
    private final Map<Integer, String> sockets = new HashMap<>();
    private final Map<Integer, String> families = new HashMap<>();
    private final Map<Integer, String> ports = new HashMap<>();
    private int count;

    /** A name that is not used yet. */
    String fresh(String prefix) {
        return prefix + ++count;
    }

    /** The descriptor that a call opened. */
    static OptionalInt opened(TracedCall call) {
        boolean opens =
                switch (call.syscall()) {
                    case SOCKET, ACCEPT, ACCEPT4, DUP, PIDFD_OPEN -> true;
                    default -> false;
                };
        return opens && call.result() instanceof SyscallResult.Returned(long number)
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /** From now on a descriptor is called so. */
    void call(int descriptor, String name) {
        sockets.put(descriptor, name);
        families.remove(descriptor);
    }

    /** The same for what socket(2) opened. */
    void call(int descriptor, String name, TracedCall socket) {
        call(descriptor, name);
        if (socket.arguments().getFirst() instanceof Arg.Constant(String family, var _)) {
            families.put(descriptor, family);
        } else if (socket.arguments().getFirst() instanceof Arg.Flags flags && !flags.isEmpty()) {
            families.put(descriptor, flags.set().getFirst().name());
        }
    }

    /**
     * Whether an address is of the family that a socket was made for; yes where that is not told.
     */
    boolean fits(int descriptor, SocketName name) {
        String family = families.get(descriptor);
        if (family == null) {
            return true;
        }
        return switch (name) {
            case SocketName.Inet(Endpoint endpoint, var _) ->
                    family.equals(
                            switch (endpoint.address().family()) {
                                case IPV4 -> "AF_INET";
                                case IPV6 -> "AF_INET6";
                            });
            case SocketName.UnixPath _, SocketName.UnixAbstract _, SocketName.UnixUnnamed _ ->
                    family.equals("AF_UNIX");
            case SocketName.Netlink _ -> family.equals("AF_NETLINK");
            case SocketName.Packet _ -> family.equals("AF_PACKET");
            case SocketName.Vsock _ -> family.equals("AF_VSOCK");
            case SocketName.Unspecified _, SocketName.Raw _ -> false;
        };
    }

    /** What a descriptor is called; absent where the trace does not say where it comes from. */
    Optional<String> socket(int descriptor) {
        return Optional.ofNullable(sockets.get(descriptor));
    }

    /** The port that a socket was found to have, if that is what a call asked for. */
    static OptionalInt toldPort(TracedCall call) {
        return call.syscall() == Syscall.GETSOCKNAME
                        && call.arguments().getLast()
                                instanceof Arg.Place(var _, SocketName.Inet inet)
                ? OptionalInt.of(inet.endpoint().port().number())
                : OptionalInt.empty();
    }

    /** From now on a port is called so. */
    void port(int number, String name) {
        ports.put(number, name);
    }

    /** A port as an expression. */
    String port(int number) {
        return ports.getOrDefault(number, Integer.toString(number));
    }

    /** The value of an option as an expression; a range of one port follows that port. */
    String number(OptionValue.Int value) {
        int low = value.value() & 0xffff;
        boolean range = low != 0 && value.value() >>> 16 == low && ports.containsKey(low);
        return range
                ? "(" + port(low) + " << 16 | " + port(low) + ")"
                : Integer.toString(value.value());
    }
}
