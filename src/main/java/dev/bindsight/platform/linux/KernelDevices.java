package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The network devices that have a UDP port of the kernel's, as rtnetlink(7) tells of them: vxlan.
 * Their sockets look like those of processes: nothing in sock_diag(7) marks them.
 *
 * {@snippet lang=c :
 * struct ifinfomsg {          // linux/rtnetlink.h
 *     unsigned char  ifi_family;  //  0
 *     unsigned char  pad;         //  1
 *     unsigned short ifi_type;    //  2
 *     int            ifi_index;   //  4
 *     unsigned       ifi_flags;   //  8
 *     unsigned       ifi_change;  // 12
 * };                              // 16, then the attributes IFLA_…
 * }
 */
final class KernelDevices {
    private static final int NETLINK_ROUTE = 0;
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_GETLINK = 18;
    private static final int HEADER = 16;
    private static final int FLAGS = 8;
    private static final int IFF_UP = 1;

    // linux/if_link.h
    private static final int NAME = 3;
    private static final int LINK_INFO = 18;
    private static final int LINK_NETNSID = 37;
    private static final int INFO_KIND = 1;
    private static final int INFO_DATA = 2;
    private static final int VXLAN_PORT = 15;
    private static final int VXLAN_GROUP6 = 16;
    private static final int VXLAN_LOCAL6 = 17;
    private static final int VXLAN_COLLECT_METADATA = 25;

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
                        new byte[HEADER],
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
        if (end - from < HEADER || (bytes.get(JAVA_INT_UNALIGNED, from + FLAGS) & IFF_UP) == 0) {
            return null;
        }
        long first = from + HEADER;
        long info = NetlinkAttributes.find(bytes, first, end, LINK_INFO, 4);
        boolean elsewhere = NetlinkAttributes.find(bytes, first, end, LINK_NETNSID, 4) >= 0;
        if (info < 0 || elsewhere) {
            return null;
        }
        long infoEnd = end(bytes, info);
        String kind = text(bytes, info, infoEnd, INFO_KIND);
        String name = text(bytes, first, end, NAME);
        long data = NetlinkAttributes.find(bytes, info, infoEnd, INFO_DATA, 4);
        if (!kind.equals("vxlan") || name.isEmpty() || data < 0) {
            return null;
        }
        long dataEnd = end(bytes, data);
        long port = NetlinkAttributes.find(bytes, data, dataEnd, VXLAN_PORT, 2);
        if (port < 0) {
            return null;
        }
        long both = NetlinkAttributes.find(bytes, data, dataEnd, VXLAN_COLLECT_METADATA, 1);
        boolean everyFamily = both >= 0 && bytes.get(JAVA_BYTE, both) != 0;
        boolean ipv6 =
                NetlinkAttributes.find(bytes, data, dataEnd, VXLAN_GROUP6, 16) >= 0
                        || NetlinkAttributes.find(bytes, data, dataEnd, VXLAN_LOCAL6, 16) >= 0;
        return new KernelDevice(
                kind,
                name,
                new Port(Short.toUnsignedInt(bytes.get(NET_SHORT, port))),
                everyFamily || !ipv6,
                everyFamily || ipv6);
    }

    /** Where an attribute ends whose data begins at {@code data}. */
    private static long end(MemorySegment bytes, long data) {
        return data - 4 + Short.toUnsignedInt(bytes.get(JAVA_SHORT_UNALIGNED, data - 4));
    }

    private static String text(MemorySegment bytes, long from, long end, int type) {
        long data = NetlinkAttributes.find(bytes, from, end, type, 1);
        if (data < 0) {
            return "";
        }
        return ProcFiles.text(bytes, data, end(bytes, data)).replace("\0", "");
    }
}
