package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFF_UP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_IFNAME;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_INFO_DATA;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_INFO_KIND;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_LINKINFO;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_LINK_NETNSID;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_VXLAN_COLLECT_METADATA;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_VXLAN_GROUP6;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_VXLAN_LOCAL6;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFLA_VXLAN_PORT;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_ROUTE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_GETLINK;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_NEWLINK;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Port;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Ifinfomsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlattr;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The network devices that have a UDP port of the kernel's, as rtnetlink(7) tells of them: vxlan.
 * Their sockets look like those of processes: nothing in sock_diag(7) marks them.
 */
final class KernelDevices {
    private static final ValueLayout.OfShort NET_SHORT =
            JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Libc libc;

    KernelDevices(Libc libc) {
        this.libc = libc;
    }

    /** The devices that are up and receive in this network namespace. */
    List<KernelDevice> services() {
        var found = new ArrayList<KernelDevice>();
        new NetlinkDump(libc)
                .ask(
                        NETLINK_ROUTE,
                        RTM_GETLINK,
                        RTM_NEWLINK,
                        new byte[Ifinfomsg.SIZE],
                        (bytes, from, end) -> {
                            KernelDevice service = service(bytes, from, end);
                            if (service != null) {
                                found.add(service);
                            }
                        });
        return List.copyOf(found);
    }

    /** What one message tells of; absent for a device without a port of the kernel's. Pure. */
    static @Nullable KernelDevice service(MemorySegment bytes, long from, long end) {
        if (end - from < Ifinfomsg.SIZE
                || (bytes.get(JAVA_INT_UNALIGNED, from + Ifinfomsg.IFI_FLAGS) & IFF_UP) == 0) {
            return null;
        }
        long first = from + Ifinfomsg.SIZE;
        long info = NetlinkAttributes.find(bytes, first, end, IFLA_LINKINFO, 4);
        boolean elsewhere = NetlinkAttributes.find(bytes, first, end, IFLA_LINK_NETNSID, 4) >= 0;
        if (info < 0 || elsewhere) {
            return null;
        }
        long infoEnd = end(bytes, info);
        String kind = text(bytes, info, infoEnd, IFLA_INFO_KIND);
        String name = text(bytes, first, end, IFLA_IFNAME);
        long data = NetlinkAttributes.find(bytes, info, infoEnd, IFLA_INFO_DATA, 4);
        if (!kind.equals("vxlan") || name.isEmpty() || data < 0) {
            return null;
        }
        long dataEnd = end(bytes, data);
        long port = NetlinkAttributes.find(bytes, data, dataEnd, IFLA_VXLAN_PORT, 2);
        if (port < 0) {
            return null;
        }
        long both = NetlinkAttributes.find(bytes, data, dataEnd, IFLA_VXLAN_COLLECT_METADATA, 1);
        boolean everyFamily = both >= 0 && bytes.get(JAVA_BYTE, both) != 0;
        boolean ipv6 =
                NetlinkAttributes.find(bytes, data, dataEnd, IFLA_VXLAN_GROUP6, 16) >= 0
                        || NetlinkAttributes.find(bytes, data, dataEnd, IFLA_VXLAN_LOCAL6, 16) >= 0;
        return new KernelDevice(
                kind,
                name,
                new Port(Short.toUnsignedInt(bytes.get(NET_SHORT, port))),
                everyFamily || !ipv6,
                everyFamily || ipv6);
    }

    /** Where an attribute ends whose data begins at {@code data}. */
    private static long end(MemorySegment bytes, long data) {
        long head = data - Nlattr.SIZE;
        return head + Short.toUnsignedInt(bytes.get(JAVA_SHORT_UNALIGNED, head + Nlattr.NLA_LEN));
    }

    private static String text(MemorySegment bytes, long from, long end, int type) {
        long data = NetlinkAttributes.find(bytes, from, end, type, 1);
        if (data < 0) {
            return "";
        }
        return ProcFiles.text(bytes, data, end(bytes, data)).replace("\0", "");
    }
}
