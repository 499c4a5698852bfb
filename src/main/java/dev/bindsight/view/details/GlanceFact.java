package dev.bindsight.view.details;

import dev.bindsight.text.Texts;
import dev.bindsight.view.ports.Glance;
import dev.bindsight.view.ports.ListRequest;
import dev.bindsight.view.ports.Scope;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.ToIntFunction;

/** The facts of the machine at a glance, in their order, each with the filter that shows it. */
enum GlanceFact {
    /** Ports that listen on every interface. */
    EVERY_NETWORK(Feather.GLOBE, Scope.LISTENING, "exposure:any", Glance::everyNetwork),
    /** Ports that listen on one address. */
    ONE_NETWORK(Feather.WIFI, Scope.LISTENING, "exposure:host", Glance::oneNetwork),
    /** Ports that listen inside the machine. */
    INSIDE(Feather.MONITOR, Scope.LISTENING, "exposure:loopback", Glance::inside),
    /** Listeners that take no further connection. */
    FULL_QUEUES(Feather.ALERT_TRIANGLE, Scope.LISTENING, "queue:full", Glance::fullQueues),
    /** Connections that only the peer has closed. */
    CLOSE_WAIT(Feather.PAUSE, Scope.ALL, "state:close_wait", Glance::closeWait),
    /** Ports that are bound and do not listen. */
    BOUND_ONLY(Feather.ANCHOR, Scope.BLOCKING, "state:bound", Glance::boundOnly),
    /** What the kernel keeps without a process. */
    KERNEL_HELD(Feather.CLOCK, Scope.ALL, "owner:kernel", Glance::kernelHeld),
    /** Owners that cannot be seen. */
    HIDDEN(Feather.EYE_OFF, Scope.ALL, "owner:hidden", Glance::hidden),
    /** Connections that are up. */
    CONNECTIONS(Feather.LINK, Scope.ALL, "proto:tcp state:established", Glance::connections);

    private final Feather icon;
    private final Scope scope;
    private final String filter;
    private final ToIntFunction<Glance> count;

    GlanceFact(Feather icon, Scope scope, String filter, ToIntFunction<Glance> count) {
        this.icon = icon;
        this.scope = scope;
        this.filter = filter;
        this.count = count;
    }

    /** Its sign. */
    Feather icon() {
        return icon;
    }

    /** Whether something is wrong. */
    boolean warns() {
        return this == FULL_QUEUES;
    }

    /** How many; of none nothing is said. */
    int count(Glance glance) {
        return count.applyAsInt(glance);
    }

    /** The fact in words. */
    String words(Glance glance) {
        return Texts.get("details.glance.fact." + this, count(glance), glance.ports());
    }

    /** What shows it in the list. */
    ListRequest request() {
        return new ListRequest(scope, filter);
    }
}
