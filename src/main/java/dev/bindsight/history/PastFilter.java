package dev.bindsight.history;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.Criterion;
import dev.bindsight.inventory.filter.FilterTerm;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks of the past what a filter asks of the present: the place of a span is shown to it as a
 * socket that listens, its holder as that socket's owner.
 */
public final class PastFilter {
    private final SocketFilter filter;
    private final MachineSummary machine;

    /**
     * A filter on the past.
     *
     * @param machine which names stand for which ports
     */
    public PastFilter(SocketFilter filter, MachineSummary machine) {
        this.filter = filter;
        this.machine = machine;
    }

    /** By what a word finds all that it can fit. */
    public enum Clue {
        /** By where it was: the place alone decides. */
        PLACE,
        /** By what ran: all but which process it was decides. */
        PROGRAM,
        /** By the place or by what ran, each for itself. */
        EITHER
    }

    /**
     * A word of the filter, or its bare ports together, that finds what can fit, so that nothing
     * else needs to be looked at.
     *
     * @param clue by what
     * @param filter that alone
     */
    public record Finding(Clue clue, PastFilter filter) {}

    /** The words that find something; one that leaves something out finds nothing. */
    public List<Finding> findings() {
        return filter.conditions().stream()
                .filter(terms -> !terms.getFirst().negated())
                .flatMap(terms ->
                        Stream.ofNullable(clue(terms.getFirst().criterion()))
                                .map(clue -> new Finding(clue, alone(terms))))
                .toList();
    }

    /** Whether it asks which process it was, and not only what ran. */
    public boolean asksForProcess() {
        return filter.terms().stream()
                .anyMatch(term -> term.criterion() instanceof Criterion.OwnerPid);
    }

    private PastFilter alone(List<FilterTerm> terms) {
        return new PastFilter(new SocketFilter(filter.text(), terms), machine);
    }

    private static @Nullable Clue clue(Criterion criterion) {
        return switch (criterion) {
            case Criterion.LocalPort _,
                    Criterion.PortOrPid _,
                    Criterion.AtEndpoint _,
                    Criterion.Transport _,
                    Criterion.Address _,
                    Criterion.Service _,
                    Criterion.State _,
                    Criterion.Exposed _ ->
                    Clue.PLACE;
            case Criterion.User _,
                    Criterion.Process _,
                    Criterion.Command _,
                    Criterion.Directory _,
                    Criterion.Unit _,
                    Criterion.ContainerName _ ->
                    Clue.PROGRAM;
            case Criterion.Word _ -> Clue.EITHER;
            case Criterion.OwnerPid _, Criterion.AcceptQueue _, Criterion.OwnedAs _ -> null;
        };
    }

    /** Whether a place with who had it fits. */
    public boolean matches(PastPlace place, @Nullable PastHolder holder) {
        if (filter.isEmpty()) {
            return true;
        }
        SocketEntry socket = socket(place, holder);
        return filter.matches(socket, inventory(socket, holder), machine);
    }

    private static SocketEntry socket(PastPlace place, @Nullable PastHolder holder) {
        return new SocketEntry(
                new SocketKey.ByAddress(place.protocol(), place.local(), null, 0, 0),
                place.protocol(),
                place.local().address().family(),
                place.local(),
                null,
                place.where().interfaceName(),
                place.protocol() == Protocol.TCP ? TcpState.LISTEN : TcpState.CLOSE,
                0,
                0,
                holder == null ? null : holder.uid(),
                null,
                0,
                place.where().v6only(),
                null,
                holder == null
                        ? new Ownership.NotVisible(HiddenReason.GONE)
                        : new Ownership.OwnedBy(List.of(holder.ref())));
    }

    private static Inventory inventory(SocketEntry socket, @Nullable PastHolder holder) {
        Map<ProcessRef, ProcessDetails> owners =
                holder == null ? Map.of() : Map.of(holder.ref(), holder.details());
        return new Inventory(
                Instant.EPOCH,
                Duration.ZERO,
                List.of(socket),
                owners,
                new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));
    }
}
