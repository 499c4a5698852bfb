package dev.bindsight.platform;

import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Order;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/** The addresses of this network namespace. */
public final class LocalAddresses {
    private static final Comparator<LocalAddress> ORDER =
            Order.inTurn(
                    Order.by(local -> local.address().isLoopback()),
                    Order.by(LocalAddress::device),
                    Order.by(LocalAddress::address));

    private LocalAddresses() {}

    /** Whether a device is there and switched off. */
    public static boolean isDown(String device) {
        try {
            NetworkInterface found = NetworkInterface.getByName(device);
            return found != null && !found.isUp();
        } catch (SocketException _) {
            return false;
        }
    }

    /** Some addresses as they are listed, loopback last. */
    public static List<LocalAddress> inOrder(List<LocalAddress> addresses) {
        return addresses.stream().sorted(ORDER).toList();
    }

    /**
     * Each address with its device, loopback last, as Java finds them; empty where there is no
     * device at all.
     */
    public static List<LocalAddress> read() {
        try {
            return inOrder(
                    NetworkInterface.networkInterfaces()
                            .flatMap(device ->
                                    device.inetAddresses()
                                            .map(found ->
                                                    new LocalAddress(
                                                            JdkAddress.of(found),
                                                            device.getName())))
                            .toList());
        } catch (SocketException _) {
            // thrown for a machine without devices
            return List.of();
        }
    }
}
