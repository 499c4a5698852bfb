package dev.bindsight.view.connections;

import dev.bindsight.fix.ConnectionCloser.Closing;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
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

    private CloseWords() {}

    /** What the process on this side sees. */
    static String here(Way way, Flow flow) {
        ProcessDetails owner = flow.owner();
        if (owner == null) {
            return Texts.get("connections.close.here.nobody");
        }
        String text = Texts.get("connections.close.here." + hereKey(way, flow), name(owner));
        int others = flow.owners().size() - 1;
        return others == 0 ? text : text + " " + Texts.get("connections.close.here.others", others);
    }

    private static String hereKey(Way way, Flow flow) {
        TcpState state = flow.socket().state();
        return switch (way) {
            case ABORT ->
                    flow.socket().protocol() == Protocol.TCP && state == TcpState.CLOSE_WAIT
                            ? "abort.closed"
                            : "abort";
            case SHUT_DOWN ->
                    flow.socket().protocol() == Protocol.UDP
                            ? "end.udp"
                            : state == TcpState.SYN_SENT ? "end.connecting" : "end";
        };
    }

    /** What the other side sees. */
    static String there(Way way, Flow flow) {
        return Texts.get(
                flow.socket().protocol() == Protocol.UDP
                        ? "connections.close.there.udp"
                        : "connections.close.there." + thereKey(way, flow));
    }

    private static String thereKey(Way way, Flow flow) {
        boolean abort = way == Way.ABORT;
        return switch (flow.socket().state()) {
            case ESTABLISHED, SYN_RECV, NEW_SYN_RECV -> abort ? "reset" : "end";
            case CLOSE_WAIT -> abort ? "reset.closed" : "end.closed";
            // without a process it may be no socket any more but the wait for its end
            case FIN_WAIT1, FIN_WAIT2 ->
                    abort ? flow.owner() == null ? "reset.perhaps" : "reset.writes" : "answered";
            default -> "nothing";
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

    /** Why it was not closed. */
    static String refused(Closing.Refused refused) {
        boolean unseen =
                refused.call().equals("pidfd_getfd")
                        && refused.errno().is(ErrnoName.EPERM, ErrnoName.EACCES);
        return Texts.get(
                unseen ? "connections.close.refused.ptrace" : "connections.close.refused",
                refused.call(),
                refused.errno().name());
    }

    private static String name(ProcessDetails process) {
        return OwnerText.name(process);
    }
}
