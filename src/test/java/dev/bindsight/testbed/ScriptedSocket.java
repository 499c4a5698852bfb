package dev.bindsight.testbed;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A socket of a {@link ScriptedPlatform}. Every setter changes it in place and returns it; a change
 * is seen by the next reading.
 */
public final class ScriptedSocket implements SocketView {
    private final Protocol protocol;
    private AddressFamily family;
    private Endpoint local;
    private @Nullable Endpoint remote;
    private TcpState state;
    private int interfaceIndex;
    private long cookie;
    private long inode;
    private long uid;
    private long receiveQueue;
    private long sendQueue;
    private int timer;
    private long timerMillis;
    private long cgroup;
    private int v6only = -1;
    private int ownerPid;
    private Set<SocketOption> options = Set.of(SocketOption.SO_REUSEADDR);

    private ScriptedSocket(Protocol protocol, TcpState state, String local) {
        this.protocol = protocol;
        this.state = state;
        this.local = endpoint(local);
        this.family = this.local.address().family();
    }

    /** A TCP listener with a backlog of 511; {@code local} as {@code 127.0.0.1:3000}. */
    public static ScriptedSocket listener(String local) {
        var socket = new ScriptedSocket(Protocol.TCP, TcpState.LISTEN, local);
        socket.v6only = socket.family == AddressFamily.IPV6 ? 0 : -1;
        return socket.queues(0, 511);
    }

    /** A TCP socket that is bound only. */
    public static ScriptedSocket boundOnly(String local) {
        return new ScriptedSocket(Protocol.TCP, TcpState.BOUND_INACTIVE, local);
    }

    /** An established TCP connection. */
    public static ScriptedSocket connection(String local, String remote) {
        return new ScriptedSocket(Protocol.TCP, TcpState.ESTABLISHED, local).remote(remote);
    }

    /** What a closed connection leaves behind: no inode, no user, a timer. */
    public static ScriptedSocket timeWait(String local, String remote, long millisLeft) {
        return new ScriptedSocket(Protocol.TCP, TcpState.TIME_WAIT, local)
                .remote(remote)
                .timer(3, millisLeft);
    }

    /** An unconnected UDP socket. */
    public static ScriptedSocket udp(String local) {
        return new ScriptedSocket(Protocol.UDP, TcpState.CLOSE, local);
    }

    /** Reads {@code 127.0.0.1:80} and {@code [::1]:80}. */
    public static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String address = text.substring(0, colon).replace("[", "").replace("]", "");
        IpAddress parsed =
                IpAddressText.parse(address)
                        .orElseThrow(() -> new IllegalArgumentException("no endpoint: " + text));
        return new Endpoint(parsed, new Port(Integer.parseInt(text.substring(colon + 1))));
    }

    /** Sets the peer. */
    public ScriptedSocket remote(String endpoint) {
        remote = endpoint(endpoint);
        return this;
    }

    /** Sets the state. */
    public ScriptedSocket state(TcpState next) {
        state = next;
        return this;
    }

    /** Sets the inode, 0 for none. */
    public ScriptedSocket inode(long number) {
        inode = number;
        return this;
    }

    /** Sets the user who made it. */
    public ScriptedSocket uid(long number) {
        uid = number;
        return this;
    }

    /** Sets both queues; of a listener: the connections that wait, and the backlog. */
    public ScriptedSocket queues(long receive, long send) {
        receiveQueue = receive;
        sendQueue = send;
        return this;
    }

    /** Sets the timer by the kernel's number, with the milliseconds left. */
    public ScriptedSocket timer(int number, long millisLeft) {
        timer = number;
        timerMillis = millisLeft;
        return this;
    }

    /** Sets the cgroup id. */
    public ScriptedSocket cgroup(long id) {
        cgroup = id;
        return this;
    }

    /** Sets {@code IPV6_V6ONLY}: 1, 0, or -1 for unknown. */
    public ScriptedSocket v6only(int value) {
        v6only = value;
        return this;
    }

    /** Sets the cookie; {@link ScriptedPlatform#add} gives a fresh one where it is 0. */
    public ScriptedSocket cookie(long value) {
        cookie = value;
        return this;
    }

    /** Sets the device it is bound to. */
    public ScriptedSocket device(int index) {
        interfaceIndex = index;
        return this;
    }

    /** Sets the pid that the source itself names. */
    public ScriptedSocket ownerPid(int pid) {
        ownerPid = pid;
        return this;
    }

    /** Sets the options it was bound with: without a call SO_REUSEADDR, as most servers have it. */
    public ScriptedSocket options(SocketOption... set) {
        options = Set.of(set);
        return this;
    }

    /** The options it was bound with. */
    public Set<SocketOption> options() {
        return options;
    }

    /** Where it is bound. */
    public Endpoint local() {
        return local;
    }

    /** Its state. */
    public TcpState tcpState() {
        return state;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public AddressFamily family() {
        return family;
    }

    @Override
    public int state() {
        return state.number();
    }

    @Override
    public long localHigh() {
        return local.address().high();
    }

    @Override
    public long localLow() {
        return local.address().low();
    }

    @Override
    public int localPort() {
        return local.port().number();
    }

    @Override
    public long remoteHigh() {
        return remote == null ? 0 : remote.address().high();
    }

    @Override
    public long remoteLow() {
        return remote == null ? 0 : remote.address().low();
    }

    @Override
    public int remotePort() {
        return remote == null ? 0 : remote.port().number();
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public long cookie() {
        return cookie;
    }

    @Override
    public long inode() {
        return inode;
    }

    @Override
    public long uid() {
        return uid;
    }

    @Override
    public long receiveQueue() {
        return receiveQueue;
    }

    @Override
    public long sendQueue() {
        return sendQueue;
    }

    @Override
    public int timer() {
        return timer;
    }

    @Override
    public long timerMillis() {
        return timerMillis;
    }

    @Override
    public long cgroup() {
        return cgroup;
    }

    @Override
    public int v6only() {
        return v6only;
    }

    @Override
    public int ownerPid() {
        return ownerPid;
    }
}
