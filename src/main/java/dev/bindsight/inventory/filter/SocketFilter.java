package dev.bindsight.inventory.filter;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a person typed to narrow the list: words and {@code key:value} pairs, all of which have to
 * fit. {@code !} or {@code -} in front leaves out what fits; a comma separates alternatives; quotes
 * keep spaces together and ask for the whole name. A bare number is a local port or, where nothing
 * has it, a pid; {@code 8000-9001} and {@code 8000,8088} are ports. Of several bare ports one has
 * to fit. See {@link FilterKey} for the keys.
 *
 * @param text as it was typed
 * @param terms its words, in order
 */
public record SocketFilter(String text, List<FilterTerm> terms) {
    /** Lets everything through. */
    public static final SocketFilter NONE = new SocketFilter("", List.of());

    /** Copies the list. */
    public SocketFilter {
        terms = List.copyOf(terms);
    }

    /** Reads what was typed. */
    public static FilterReading parse(String text) {
        return new FilterParser(text).parse();
    }

    /** Whether it lets everything through. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /**
     * The same with what only the machine tells settled: a bare number is a port unless no socket
     * has that port and a process that owns a socket has that pid; and whether an address is one of
     * this machine.
     *
     * @return this filter where nothing was to be settled
     */
    public SocketFilter on(Inventory inventory, MachineSummary machine) {
        List<FilterTerm> settled =
                terms.stream()
                        .map(term ->
                                switch (term.criterion()) {
                                    case Criterion.PortOrPid(Port number)
                                            when isPid(number, inventory) ->
                                            term.with(
                                                    new Criterion.OwnerPid(
                                                            Set.of(number.number())));
                                    case Criterion.AtEndpoint(var address, Port port, boolean here)
                                            when !here && address.isHere(machine::addresses) ->
                                            term.with(
                                                    new Criterion.AtEndpoint(address, port, true));
                                    default -> term;
                                })
                        .toList();
        return settled.equals(terms) ? this : new SocketFilter(text, settled);
    }

    /** Whether a bare number in it is taken for a pid, as no socket has that port. */
    public boolean takesNumberForPid(Inventory inventory) {
        return terms.stream()
                .anyMatch(term ->
                        term.criterion() instanceof Criterion.PortOrPid(Port number)
                                && isPid(number, inventory));
    }

    private static boolean isPid(Port number, Inventory inventory) {
        boolean pid = false;
        for (SocketEntry entry : inventory.entries()) {
            if (entry.local().port().equals(number)) {
                return false;
            }
            pid =
                    pid
                            || entry.ownership() instanceof Ownership.OwnedBy owned
                                    && owned.processes().stream()
                                            .anyMatch(each -> is(each, number.number()));
        }
        return pid;
    }

    private static boolean is(ProcessRef process, int pid) {
        return process.pid().number() == pid;
    }

    /** Whether it asks for a port by its number, alone or among others, and not to leave it out. */
    public boolean asksFor(Port port) {
        return terms.stream()
                .filter(term -> !term.negated())
                .anyMatch(term ->
                        switch (term.criterion()) {
                            case Criterion.LocalPort(var ranges) ->
                                    ranges.stream().anyMatch(range -> range.contains(port));
                            case Criterion.PortOrPid(Port number) -> number.equals(port);
                            case Criterion.AtEndpoint(var _, Port number, var _) ->
                                    number.equals(port);
                            default -> false;
                        });
    }

    /** Whether a socket of {@code inventory} fits every term. */
    public boolean matches(SocketEntry entry, Inventory inventory, MachineSummary machine) {
        return terms.isEmpty() || matches(new Subject(entry, inventory, machine, false));
    }

    /** The same of a connection, which a person knows by the port of either end. */
    public boolean matchesEnd(SocketEntry entry, Inventory inventory, MachineSummary machine) {
        return terms.isEmpty() || matches(new Subject(entry, inventory, machine, true));
    }

    private boolean matches(Subject subject) {
        boolean asksForPort = false;
        boolean hasPort = false;
        for (FilterTerm term : terms) {
            boolean accepts = term.accepts(subject);
            if (term.isBarePort()) {
                asksForPort = true;
                hasPort |= accepts;
            } else if (!accepts) {
                return false;
            }
        }
        return hasPort || !asksForPort;
    }

    /**
     * The words that each have to let a socket through: every term by itself, but the bare ports
     * together, of which one has to fit.
     */
    public List<List<FilterTerm>> conditions() {
        List<FilterTerm> ports = terms.stream().filter(FilterTerm::isBarePort).toList();
        Stream<List<FilterTerm>> others =
                terms.stream().filter(term -> !term.isBarePort()).map(List::of);
        return Stream.concat(ports.isEmpty() ? Stream.empty() : Stream.of(ports), others).toList();
    }

    /**
     * Which single terms, taken out, would let something through; for a filter that hides all.
     *
     * @param entries the sockets to choose from
     * @return the most useful first; empty if no one term is to blame
     */
    public List<Relaxation> relaxations(
            Collection<SocketEntry> entries, Inventory inventory, MachineSummary machine) {
        List<List<FilterTerm>> conditions = conditions();
        int[] blamed = new int[conditions.size()];
        for (SocketEntry entry : entries) {
            var subject = new Subject(entry, inventory, machine, false);
            int[] refusing =
                    IntStream.range(0, blamed.length)
                            .filter(i ->
                                    conditions.get(i).stream()
                                            .noneMatch(term -> term.accepts(subject)))
                            .limit(2)
                            .toArray();
            if (refusing.length == 1) {
                blamed[refusing[0]]++;
            }
        }
        return IntStream.range(0, blamed.length)
                .filter(i -> blamed[i] > 0 && conditions.get(i).size() == 1)
                .mapToObj(i -> new Relaxation(conditions.get(i).getFirst(), blamed[i]))
                .sorted(Comparator.comparingInt(Relaxation::matches).reversed())
                .toList();
    }

    /** The filter without one of its terms, as text. */
    public String without(FilterTerm term) {
        String before = text.substring(0, term.start()).stripTrailing();
        String after = text.substring(term.end()).stripLeading();
        return before.isEmpty() || after.isEmpty() ? before + after : before + " " + after;
    }

    /**
     * A term that alone hides sockets.
     *
     * @param term which
     * @param matches how many sockets would fit without it
     */
    public record Relaxation(FilterTerm term, int matches) {}
}
