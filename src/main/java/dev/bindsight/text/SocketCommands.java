package dev.bindsight.text;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inode;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Commands that show exactly one socket, or end its owners, in a shell. Measured with iproute2 6.1
 * and lsof 4.95: {@code src = ADDRESS} of ss(8) matches that very address, wildcards too; lsof(8)
 * matches a wildcard address with every other, so there its DEVICE column, the inode, decides.
 */
public final class SocketCommands {
    private SocketCommands() {}

    /**
     * An {@code ss} command; for a bound-only socket, which ss does not list before iproute2 6.8,
     * one that finds the descriptors of its inode.
     *
     * @param shared whether other sockets have the same addresses, as with SO_REUSEPORT
     */
    public static String ss(SocketEntry socket, boolean shared) {
        Inode inode = socket.inode();
        if (socket.state() == TcpState.BOUND_INACTIVE && inode != null) {
            return "find /proc/[0-9]*/fd -lname 'socket:\\[" + inode + "\\]' 2>/dev/null";
        }
        String protocol = socket.protocol() == Protocol.TCP ? "t" : "u";
        String states = socket.isListening() ? "l" : "a";
        boolean byInode = shared && inode != null;
        String command =
                "ss -"
                        + protocol
                        + states
                        + "np"
                        + (byInode ? "e" : "")
                        + " "
                        + ShellText.word(filter(socket));
        return byInode ? command + " | grep -w ino:" + inode : command;
    }

    private static String filter(SocketEntry socket) {
        Endpoint remote = socket.remote();
        String device = socket.interfaceName();
        // ss takes no scope in an address, and the same one on another device is another socket
        return "src = "
                + socket.local()
                + (remote == null ? "" : " and dst = " + remote)
                + (device == null ? "" : " and dev = " + device);
    }

    /**
     * An {@code lsof} command.
     *
     * @param shared whether other sockets have the same addresses
     * @return empty for a socket that no process has open, because lsof lists open files
     */
    public static Optional<String> lsof(SocketEntry socket, boolean shared) {
        Inode inode = socket.inode();
        if (inode == null) {
            return Optional.empty();
        }
        if (socket.state() == TcpState.BOUND_INACTIVE) {
            return Optional.of("lsof -nP | grep -w " + inode);
        }
        boolean exact =
                !shared
                        && socket.remote() == null
                        && !socket.local().address().isWildcard()
                        && !socket.local().address().isLinkLocal();
        // lsof knows an IPv4-mapped address by its IPv4 form only
        var local = new Endpoint(socket.local().address().unmapped(), socket.local().port());
        String address = exact ? "@" + local : ":" + local.port();
        String command = "lsof -nP -i" + socket.protocol() + address;
        if (socket.state() == TcpState.LISTEN) {
            command += " -sTCP:LISTEN";
        }
        return Optional.of(exact ? command : command + " | grep -w " + inode);
    }

    /** An {@code ss} command that destroys a socket as SOCK_DESTROY does; for root. */
    public static String destroy(SocketEntry socket) {
        String protocol = socket.protocol() == Protocol.TCP ? "t" : "u";
        return "ss -" + protocol + "aK " + ShellText.word(filter(socket));
    }

    /**
     * A {@code kill} command for every owner.
     *
     * @return empty if no owner is known
     */
    public static Optional<String> kill(Collection<ProcessDetails> owners) {
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "kill -TERM "
                        + owners.stream()
                                .map(owner -> owner.pid().toString())
                                .distinct()
                                .collect(Collectors.joining(" ")));
    }
}
