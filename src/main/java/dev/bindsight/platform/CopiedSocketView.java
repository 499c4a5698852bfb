package dev.bindsight.platform;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;

/**
 * A view of a source that does not tell the half of what sock_diag does: its fields are copied from
 * what the source gave, and what no such source knows is unknown.
 */
public abstract class CopiedSocketView implements SocketView {
    /** See {@link #protocol()}. */
    protected Protocol protocol = Protocol.TCP;

    /** See {@link #family()}. */
    protected AddressFamily family = AddressFamily.IPV4;

    /** See {@link #state()}. */
    protected int state;

    /** See {@link #localHigh()}. */
    protected long localHigh;

    /** See {@link #localLow()}. */
    protected long localLow;

    /** See {@link #localPort()}. */
    protected int localPort;

    /** See {@link #remoteHigh()}. */
    protected long remoteHigh;

    /** See {@link #remoteLow()}. */
    protected long remoteLow;

    /** See {@link #remotePort()}. */
    protected int remotePort;

    /** See {@link #inode()}. */
    protected long inode = UNKNOWN;

    /** See {@link #uid()}. */
    protected long uid = UNKNOWN;

    /** See {@link #receiveQueue()}. */
    protected long receiveQueue;

    /** See {@link #sendQueue()}. */
    protected long sendQueue;

    /** See {@link #timer()}. */
    protected int timer;

    /** See {@link #timerMillis()}. */
    protected long timerMillis;

    /** See {@link #ownerPid()}. */
    protected int ownerPid;

    /** A view of no socket yet. */
    protected CopiedSocketView() {}

    @Override
    public final Protocol protocol() {
        return protocol;
    }

    @Override
    public final AddressFamily family() {
        return family;
    }

    @Override
    public final int state() {
        return state;
    }

    @Override
    public final long localHigh() {
        return localHigh;
    }

    @Override
    public final long localLow() {
        return localLow;
    }

    @Override
    public final int localPort() {
        return localPort;
    }

    @Override
    public final long remoteHigh() {
        return remoteHigh;
    }

    @Override
    public final long remoteLow() {
        return remoteLow;
    }

    @Override
    public final int remotePort() {
        return remotePort;
    }

    @Override
    public final int interfaceIndex() {
        return 0;
    }

    @Override
    public final long cookie() {
        return UNKNOWN;
    }

    @Override
    public final long inode() {
        return inode;
    }

    @Override
    public final long uid() {
        return uid;
    }

    @Override
    public final long receiveQueue() {
        return receiveQueue;
    }

    @Override
    public final long sendQueue() {
        return sendQueue;
    }

    @Override
    public final int timer() {
        return timer;
    }

    @Override
    public final long timerMillis() {
        return timerMillis;
    }

    @Override
    public final long cgroup() {
        return 0;
    }

    @Override
    public final int v6only() {
        return -1;
    }

    @Override
    public final int ownerPid() {
        return ownerPid;
    }
}
