package dev.bindsight.view.connections;

import dev.bindsight.fix.ConnectionCloser.Closing;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.Texts;
import dev.bindsight.view.ports.OwnerText;

import org.jspecify.annotations.Nullable;

/**
 * What both sides of a connection see when it is closed, as measured on Linux 6.18: which errors
 * come depends on how it is closed and on the state it is in.
 */
final class CloseWords {
    /** How a connection can be closed here. */
    enum Way {
        /** The kernel aborts it (SOCK_DESTROY). */
        ABORT,
        /** It is shut down from within a process of this user. */
        SHUT_DOWN
    }

    /** What this side may see, each a text. */
    private enum Here {
        ABORT,
        ABORT_CLOSED,
        END,
        END_UDP,
        END_CONNECTING
    }

    /** What the other side may see, each a text. */
    private enum There {
        RESET,
        RESET_CLOSED,
        RESET_WRITES,
        RESET_PERHAPS,
        END,
        END_CLOSED,
        ANSWERED,
        NOTHING,
        UDP
    }

    /** What may be left of it on this machine afterwards, each a text. */
    private enum Left {
        FIN_WAIT,
        FIN_WAIT_STILL,
        LAST_ACK,
        UDP
    }

    private CloseWords() {}

    /** What the process on this side sees. */
    static String here(Way way, Flow flow) {
        ProcessDetails owner = flow.owner();
        if (owner == null) {
            return Texts.get("connections.close.here.nobody");
        }
        String text =
                Texts.get("connections.close.seenHere." + here(way, flow.socket()), name(owner));
        int others = flow.owners().size() - 1;
        return others == 0 ? text : text + " " + Texts.get("connections.close.here.others", others);
    }

    private static Here here(Way way, SocketEntry socket) {
        boolean udp = socket.protocol() == Protocol.UDP;
        return switch (way) {
            case ABORT ->
                    !udp && socket.state() == TcpState.CLOSE_WAIT ? Here.ABORT_CLOSED : Here.ABORT;
            case SHUT_DOWN ->
                    udp
                            ? Here.END_UDP
                            : socket.state() == TcpState.SYN_SENT ? Here.END_CONNECTING : Here.END;
        };
    }

    /** What the other side sees. */
    static String there(Way way, Flow flow) {
        return Texts.get("connections.close.seenThere." + seenThere(way, flow));
    }

    private static There seenThere(Way way, Flow flow) {
        if (flow.socket().protocol() == Protocol.UDP) {
            return There.UDP;
        }
        boolean abort = way == Way.ABORT;
        return switch (flow.socket().state()) {
            case ESTABLISHED, SYN_RECV, NEW_SYN_RECV -> abort ? There.RESET : There.END;
            case CLOSE_WAIT -> abort ? There.RESET_CLOSED : There.END_CLOSED;
            // without a process it may be no socket any more but the wait for its end
            case FIN_WAIT1, FIN_WAIT2 ->
                    !abort
                            ? There.ANSWERED
                            : flow.owner() == null ? There.RESET_PERHAPS : There.RESET_WRITES;
            default -> There.NOTHING;
        };
    }

    /** Whether nothing is left of it on this machine when it has been closed. */
    static boolean isOver(Way way, SocketEntry socket) {
        return remains(way, socket) == null;
    }

    /** What is left of it on this machine, absent where nothing is. */
    static @Nullable String left(Way way, SocketEntry socket) {
        Left left = remains(way, socket);
        return left == null ? null : Texts.get("connections.close.left." + left);
    }

    /** A process that shuts a socket down has it open still. */
    private static @Nullable Left remains(Way way, SocketEntry socket) {
        if (way == Way.ABORT) {
            return null;
        }
        if (socket.protocol() == Protocol.UDP) {
            return Left.UDP;
        }
        return switch (socket.state()) {
            case ESTABLISHED, SYN_RECV, NEW_SYN_RECV -> Left.FIN_WAIT;
            case FIN_WAIT1, FIN_WAIT2 -> Left.FIN_WAIT_STILL;
            case CLOSE_WAIT, LAST_ACK, CLOSING -> Left.LAST_ACK;
            case SYN_SENT, TIME_WAIT, CLOSE, LISTEN, BOUND_INACTIVE -> null;
        };
    }

    /** Whom the other side is, as the title of what it sees. */
    static String thereTitle(@Nullable ProcessDetails peer) {
        return peer == null
                ? Texts.get("connections.close.there")
                : Texts.get("connections.close.there.named", name(peer));
    }

    /** How it is done. */
    static String how(Way way, Flow flow) {
        ProcessDetails owner = flow.owner();
        return way == Way.ABORT || owner == null
                ? Texts.get("connections.close.how.abort")
                : Texts.get("connections.close.how.end", name(owner));
    }

    /** Why the socket of a process was not even found. */
    static String unseen(Pid holder) {
        return Texts.get("connections.close.unseen", holder.toString());
    }

    /** Why it was not closed. */
    static String refused(Closing.Refused refused) {
        boolean unattached =
                refused.call().equals("pidfd_getfd") && refused.errno().is(ErrnoName.EPERM);
        return Texts.get(
                unattached ? "connections.close.refused.ptrace" : "connections.close.refused",
                refused.call(),
                refused.errno().name());
    }

    private static String name(ProcessDetails process) {
        return OwnerText.name(process);
    }
}
