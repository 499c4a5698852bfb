package dev.bindsight.probe;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What a person wants to bind.
 *
 * @param place where
 * @param protocol TCP or UDP
 * @param options what is set before bind(2); {@code IPV6_V6ONLY} asks for an IPv6 socket alone
 * @param backlog what listen(2) is given, absent for {@link BindProbe#DEFAULT_BACKLOG}
 * @param hold how long the socket is kept, absent to close it at once
 */
public record BindRequest(
        AddressSpec place,
        Protocol protocol,
        Set<SocketOption> options,
        @Nullable Integer backlog,
        @Nullable Duration hold) {
    /** Copies the options. */
    public BindRequest {
        options = Set.copyOf(options);
    }

    /** What does not fit together, most telling first; empty for a request that makes sense. */
    public List<BindMistake> mistakes() {
        var mistakes = new ArrayList<BindMistake>();
        if (isV6only()
                && place.isIpv4()
                && place instanceof AddressSpec.Single(Endpoint endpoint, var _)) {
            mistakes.add(new BindMistake.V6onlyOfIpv4(endpoint.address()));
        }
        if (protocol == Protocol.UDP && backlog != null) {
            mistakes.add(new BindMistake.BacklogOfUdp(backlog));
        }
        return List.copyOf(mistakes);
    }

    /** The same where every option is tried on every address of the machine. */
    public List<BindMistake> mistakesOfMatrix() {
        boolean more = !options.isEmpty() || backlog != null || hold != null;
        return more || place.port().isAny()
                ? List.of(new BindMistake.MoreThanAMatrix())
                : List.of();
    }

    /**
     * The binds for it.
     *
     * @param places where a server binds for a place
     * @return one for each address, at least one
     */
    public List<BindProbe> probes(Function<AddressSpec, List<BindPlace>> places) {
        List<BindPlace> found = isV6only() ? List.of(place.onlyIpv6()) : places.apply(place);
        // each address would get a port of its own
        boolean oneAlone = place.port().isAny();
        return found.stream().limit(oneAlone ? 1 : found.size()).map(this::probe).toList();
    }

    private BindProbe probe(BindPlace where) {
        Set<SocketOption> set = EnumSet.noneOf(SocketOption.class);
        set.addAll(options);
        set.remove(SocketOption.IPV6_V6ONLY);
        return new BindProbe(
                where,
                protocol,
                set,
                Objects.requireNonNullElse(backlog, BindProbe.DEFAULT_BACKLOG));
    }

    private boolean isV6only() {
        return options.contains(SocketOption.IPV6_V6ONLY);
    }
}
