package dev.bindsight.inventory;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same sockets as several sources tell them, and where they do not agree.
 *
 * @param sources the sources that answered
 * @param refusals why the others did not
 * @param agreeing how many sockets all of them tell alike
 * @param differences the others, by address
 */
public record SourceComparison(
        List<Source> sources,
        List<SourceRefusal> refusals,
        int agreeing,
        List<Difference> differences) {
    /** Copies the lists. */
    public SourceComparison {
        sources = List.copyOf(sources);
        refusals = List.copyOf(refusals);
        differences = List.copyOf(differences);
    }

    /**
     * A socket that the sources do not tell alike.
     *
     * @param socket as the first source that has it tells it
     * @param states its state by source; a source that does not have it is missing
     * @param expected whether the sources without it are known to leave such sockets out
     */
    public record Difference(SocketEntry socket, Map<Source, TcpState> states, boolean expected) {
        /** Copies the map. */
        public Difference {
            states = Map.copyOf(states);
        }
    }

    /**
     * What one source told, twice: what is not in both readings came or went meanwhile and says
     * nothing about the source.
     */
    record Told(
            Source source,
            Set<Coverage.Lack> lacks,
            Collection<SocketEntry> first,
            Collection<SocketEntry> second) {}

    /** Identity that every source can tell; several sockets may share it (SO_REUSEPORT). */
    private record Name(Protocol protocol, Endpoint local, @Nullable Endpoint remote, int which) {}

    /** Compares what sources told. */
    static SourceComparison of(List<Told> told, List<SourceRefusal> refusals) {
        Map<Name, Map<Source, SocketEntry>> bySocket = new HashMap<>();
        Set<Name> unsteady = new HashSet<>();
        for (Told one : told) {
            Map<Name, SocketEntry> first = named(one.first());
            Map<Name, SocketEntry> second = named(one.second());
            first.forEach((name, entry) -> {
                SocketEntry again = second.get(name);
                if (again == null || again.state() != entry.state()) {
                    unsteady.add(name);
                }
                bySocket.computeIfAbsent(name, n -> new EnumMap<>(Source.class))
                        .put(one.source(), entry);
            });
            second.keySet().stream()
                    .filter(name -> !first.containsKey(name))
                    .forEach(unsteady::add);
        }
        var differences = new ArrayList<Difference>();
        int agreeing = 0;
        for (Map.Entry<Name, Map<Source, SocketEntry>> each : bySocket.entrySet()) {
            boolean alike =
                    each.getValue().size() == told.size()
                            && each.getValue().values().stream()
                                            .map(SocketEntry::state)
                                            .distinct()
                                            .count()
                                    == 1;
            if (alike) {
                agreeing++;
            } else if (!unsteady.contains(each.getKey())) {
                differences.add(difference(each.getValue(), told));
            }
        }
        differences.sort(
                Comparator.comparing((Difference each) -> each.socket().local())
                        .thenComparing(each -> each.socket().key()));
        return new SourceComparison(
                told.stream().map(Told::source).toList(), refusals, agreeing, differences);
    }

    private static Difference difference(Map<Source, SocketEntry> seen, List<Told> told) {
        SocketEntry socket = seen.values().iterator().next();
        Map<Source, TcpState> states = new EnumMap<>(Source.class);
        seen.forEach((source, entry) -> states.put(source, entry.state()));
        boolean sameState = EnumSet.copyOf(states.values()).size() == 1;
        boolean leftOut =
                socket.state() == TcpState.BOUND_INACTIVE
                        && told.stream()
                                .filter(one -> !seen.containsKey(one.source()))
                                .allMatch(one ->
                                        one.lacks().contains(Coverage.Lack.BOUND_ONLY_SOCKETS));
        return new Difference(socket, states, sameState && leftOut);
    }

    // sources disagree on the family of an IPv4 client of an IPv6 socket, not on its address
    private static Map<Name, SocketEntry> named(Collection<SocketEntry> entries) {
        Map<Name, SocketEntry> named = new HashMap<>();
        for (SocketEntry entry : entries) {
            Endpoint remote = entry.remote();
            Name name =
                    new Name(
                            entry.protocol(),
                            plain(entry.local()),
                            remote == null ? null : plain(remote),
                            0);
            while (named.containsKey(name)) {
                name = new Name(name.protocol, name.local, name.remote, name.which + 1);
            }
            named.put(name, entry);
        }
        return named;
    }

    private static Endpoint plain(Endpoint end) {
        return new Endpoint(end.address().unmapped(), end.port());
    }
}
