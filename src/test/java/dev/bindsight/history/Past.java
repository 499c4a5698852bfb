package dev.bindsight.history;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Places, holders and spans for tests. */
public final class Past {
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private Past() {}

    public static PastPlace place(int port) {
        return new PastPlace(
                Protocol.TCP, BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port))));
    }

    public static PastHolder holder(int pid, String name) {
        return new PastHolder(
                new ProcessRef(new Pid(pid), pid * 10L),
                NOON.minusSeconds(60),
                name,
                "node",
                List.of("node", name),
                "/usr/bin/node",
                "/home/ann/shop",
                new Uid(1000),
                "ann",
                null,
                null);
    }

    public static HeldSpan lasting(long id, int port, @Nullable PastHolder holder, Instant from) {
        return new HeldSpan(id, place(port), holder, 0, "ann", from, true, null, null);
    }

    public static HeldSpan ended(HeldSpan span, Instant to, SpanEnd end) {
        return new HeldSpan(
                span.id(),
                span.place(),
                span.holder(),
                span.others(),
                span.user(),
                span.from(),
                span.sawOpening(),
                to,
                end);
    }
}
