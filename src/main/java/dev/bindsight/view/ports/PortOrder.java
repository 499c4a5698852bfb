package dev.bindsight.view.ports;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exposure;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.text.CommandText;
import dev.bindsight.view.rows.Mark;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/** How each column sorts. What is absent comes last in ascending order. */
final class PortOrder {
    static final Comparator<PortFacts> MARK =
            Comparator.<PortFacts, Mark>comparing(PortFacts::mark).reversed();

    static final Comparator<PortFacts> PORT = Comparator.comparingInt(PortFacts::port);

    static final Comparator<PortFacts> ADDRESS =
            Comparator.<PortFacts, Boolean>comparing(facts -> !facts.entry().isDualStack())
                    .thenComparing(PortOrder::address);

    static final Comparator<PortFacts> PROTOCOL =
            Comparator.<PortFacts, Protocol>comparing(facts -> facts.entry().protocol())
                    .thenComparing(facts -> facts.entry().family());

    static final Comparator<PortFacts> SERVICE = words(PortFacts::service);

    static final Comparator<PortFacts> PROCESS = words(PortOrder::processName);

    static final Comparator<PortFacts> USER = words(PortCells::user);

    static final Comparator<PortFacts> EXPOSURE =
            Comparator.<PortFacts, Exposure>comparing(facts -> facts.entry().exposure()).reversed();

    static final Comparator<PortFacts> STATE =
            Comparator.comparingInt(facts -> facts.entry().state().number());

    static final Comparator<PortFacts> QUEUE =
            Comparator.<PortFacts>comparingLong(facts -> facts.entry().recvQ())
                    .thenComparingLong(facts -> facts.hasBacklog() ? facts.entry().sendQ() : -1);

    static final Comparator<PortFacts> SINCE =
            Comparator.comparing(
                    PortFacts::since, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    static final Comparator<PortFacts> COMMAND = words(PortOrder::command);

    static final Comparator<PortFacts> PID =
            Comparator.comparing(
                    PortOrder::pid, Comparator.nullsLast(Comparator.<Integer>naturalOrder()));

    static final Comparator<PortFacts> PROJECT = words(PortOrder::project);

    static final Comparator<PortFacts> PEER =
            Comparator.comparing(
                    PortOrder::peer, Comparator.nullsLast(Comparator.<Endpoint>naturalOrder()));

    static final Comparator<PortFacts> RTT = measured(TcpInfo::rttMicros);

    static final Comparator<PortFacts> SENT = measured(TcpInfo::bytesAcked);

    static final Comparator<PortFacts> RECEIVED = measured(TcpInfo::bytesReceived);

    /** What is equal in the chosen column stands by port, then by address. */
    static final Comparator<PortFacts> SETTLED =
            PORT.thenComparing(ADDRESS).thenComparing(PROTOCOL);

    private PortOrder() {}

    private static Comparator<PortFacts> measured(ToLongFunction<TcpInfo> value) {
        return Comparator.comparing(
                facts -> {
                    TcpInfo measured = facts.extra().measured();
                    return measured == null ? null : value.applyAsLong(measured);
                },
                Comparator.nullsLast(Comparator.<Long>naturalOrder()));
    }

    private static @Nullable Integer pid(PortFacts facts) {
        return facts.owners().isEmpty() ? null : facts.owners().getFirst().pid().number();
    }

    private static @Nullable String project(PortFacts facts) {
        var project = facts.extra().project();
        return project == null ? null : project.label();
    }

    private static @Nullable Endpoint peer(PortFacts facts) {
        return facts.entry().remote();
    }

    private static Comparator<PortFacts> words(Words words) {
        return (left, right) -> {
            String one = words.of(left);
            String other = words.of(right);
            if (one == null || other == null) {
                return Boolean.compare(one == null, other == null);
            }
            return one.compareToIgnoreCase(other);
        };
    }

    private static IpAddress address(PortFacts facts) {
        return facts.entry().local().address().unmapped();
    }

    private static @Nullable String processName(PortFacts facts) {
        return facts.owners().isEmpty() ? null : OwnerText.name(facts.owners().getFirst());
    }

    private static @Nullable String command(PortFacts facts) {
        if (facts.owners().isEmpty()) {
            return null;
        }
        ProcessDetails owner = facts.owners().getFirst();
        return CommandText.upTo(CommandText.LINE, owner.facts().command());
    }

    /** What a column shows as a word, absent for none. */
    @FunctionalInterface
    private interface Words {
        @Nullable String of(PortFacts facts);
    }
}
