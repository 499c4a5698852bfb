package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindMistake;
import dev.bindsight.probe.BindRequest;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The options of {@code bind} that are those of the socket. */
final class BindOptions {
    private final Value<Boolean> udp;
    private final Value<Boolean> reuseAddress;
    private final Value<Boolean> reusePort;
    private final Value<Boolean> v6only;
    private final Value<Boolean> freebind;
    private final Value<@Nullable Integer> backlog;

    /** Adds them to what the verb takes. */
    BindOptions(Syntax syntax) {
        udp = syntax.udp();
        reuseAddress = syntax.flag("--reuse-address", "help.bind.reuseAddress");
        reusePort = syntax.flag("--reuse-port", "help.bind.reusePort");
        v6only = syntax.flag("--v6only", "help.bind.v6only");
        freebind = syntax.flag("--freebind", "help.bind.freebind");
        backlog = syntax.number("--backlog", "N", "help.bind.backlog");
    }

    /**
     * What they ask for at a place.
     *
     * @param hold how long it is held, absent for not at all
     */
    BindRequest request(AddressSpec place, @Nullable Duration hold) {
        Set<SocketOption> set = EnumSet.noneOf(SocketOption.class);
        add(set, reuseAddress, SocketOption.SO_REUSEADDR);
        add(set, reusePort, SocketOption.SO_REUSEPORT);
        add(set, v6only, SocketOption.IPV6_V6ONLY);
        add(set, freebind, SocketOption.IP_FREEBIND);
        return new BindRequest(
                place, udp.get() ? Protocol.UDP : Protocol.TCP, set, backlog.get(), hold);
    }

    private static void add(Set<SocketOption> set, Value<Boolean> asked, SocketOption option) {
        if (asked.get()) {
            set.add(option);
        }
    }

    /** A mistake and what is accepted, as one line. */
    static String words(BindMistake mistake) {
        return switch (mistake) {
            case BindMistake.V6onlyOfIpv4(IpAddress address) ->
                    Texts.get("cli.bind.v6only", address.toString());
            case BindMistake.BacklogOfUdp _ -> Texts.get("cli.bind.backlogUdp");
            case BindMistake.MoreThanAMatrix _ -> Texts.get("cli.bind.matrix");
        };
    }
}
