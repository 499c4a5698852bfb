package dev.bindsight.view.ports;

import dev.bindsight.model.Exposure;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.CommandText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;

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

    private PortOrder() {}

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
        return facts.entry().local().address();
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
