package dev.bindsight.json;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exposure;
import dev.bindsight.model.Inode;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A socket of the machine.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param family the family of the socket: {@code ipv4} or {@code ipv6}
 * @param local where it is bound
 * @param remote its peer, absent while it has none
 * @param interfaceName {@code interface}: the device it is bound to or the scope of its address
 * @param device the device it is bound to ({@code SO_BINDTODEVICE}), absent where that is but the
 *     scope of a link-local address
 * @param state as {@code ss} names it, and BOUND for a bound-only socket
 * @param recvQ bytes not read yet; of a listener: connections that wait for accept(2)
 * @param sendQ bytes not acknowledged yet; of a listener: the backlog, absent where the source does
 *     not tell it
 * @param uid the user who made it
 * @param user the name of that user, or the number as text
 * @param inode its inode
 * @param v6only whether it takes IPv6 alone
 * @param exposure {@code loopback}, {@code host} or {@code any}
 * @param ownership who has it open
 * @param namespace the network namespace, as {@code net:[4026532512]}, absent for this one
 */
public record SocketJson(
        Protocol protocol,
        AddressFamily family,
        Endpoint local,
        @Nullable Endpoint remote,
        @Nullable String interfaceName,
        @Nullable String device,
        String state,
        Long recvQ,
        @Nullable Long sendQ,
        @Nullable Uid uid,
        @Nullable String user,
        @Nullable Inode inode,
        @Nullable Boolean v6only,
        Exposure exposure,
        OwnershipJson ownership,
        @Nullable String namespace) {
    /**
     * The shape of a socket.
     *
     * @param inventory where its owners are looked up
     * @param userName the name of a user, or the number as text
     */
    public static SocketJson of(
            SocketEntry entry, Inventory inventory, Function<Uid, String> userName) {
        return of(entry, inventory, userName, OwnershipJson.of(entry.ownership(), inventory));
    }

    /** The same with the shape of its ownership. */
    static SocketJson of(
            SocketEntry entry,
            Inventory inventory,
            Function<Uid, String> userName,
            OwnershipJson ownership) {
        Uid uid = entry.uid();
        boolean backlogUnknown =
                entry.state() == TcpState.LISTEN
                        && inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        return new SocketJson(
                entry.protocol(),
                entry.family(),
                entry.local(),
                entry.remote(),
                entry.interfaceName(),
                BindPlace.of(entry).boundDevice(),
                entry.stateLabel(),
                entry.recvQ(),
                backlogUnknown || entry.sendQ() < 0 ? null : entry.sendQ(),
                uid,
                uid == null ? null : userName.apply(uid),
                entry.inode(),
                entry.v6only(),
                entry.exposure(),
                ownership,
                entry.namespace());
    }
}
