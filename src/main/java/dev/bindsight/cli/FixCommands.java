package dev.bindsight.cli;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Probe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.ShellText;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands that carry a fix out, for those that take more than another try. */
final class FixCommands {
    private FixCommands() {}

    /**
     * A command.
     *
     * @param line as it is typed
     * @param meaning what it changes, where the fix does not say it
     */
    record Line(String line, Optional<String> meaning) {}

    /**
     * The commands of an offer, none for what needs none.
     *
     * @param probe what was refused; absent where nothing is known to have been, and then nothing
     *     that holds a place is offered to be stopped
     */
    static List<Line> of(Offer offer, @Nullable Probe probe) {
        String rights = offer.need() == null ? "" : "sudo ";
        return switch (offer.fix()) {
            case Fix.StopOwner(List<ProcessDetails> processes) ->
                    List.of(line(rights + stop(known(probe)) + pids(processes)));
            case Fix.StopSupervisor(Supervisor supervisor) ->
                    List.of(line(rights + stop(supervisor, known(probe))));
            case Fix.GrantPrivilege grant ->
                    grant.commands().stream()
                            .map(each ->
                                    new Line(
                                            each.line(),
                                            Optional.of(OfferText.meaning(each, grant).text())))
                            .toList();
            case Fix.CloseSocket(SocketEntry socket) ->
                    List.of(line(rights + SocketCommands.destroy(socket)));
            case Fix.WaitForTimeWait(Probe.BindProbe bind, var _) ->
                    List.of(new Line(untilBound(bind), Optional.of(Texts.get("cli.fix.until"))));
            case Fix.TryBind(Probe.BindProbe bind) ->
                    List.of(line("bindsight bind " + place(bind) + options(bind)));
            case Fix.TryConnect(HostAndPort to, Protocol protocol, boolean tls) ->
                    List.of(line(connect(to, protocol, tls)));
            case Fix.LookUp(String name) -> List.of(line("getent ahosts " + ShellText.word(name)));
            case Fix.Retry _, Fix.EndHold _, Fix.StartServer _ -> List.of();
        };
    }

    private static Probe known(@Nullable Probe probe) {
        return Objects.requireNonNull(probe, "whose holder is stopped");
    }

    private static Line line(String text) {
        return new Line(text, Optional.empty());
    }

    /** The processes of the fix are named: others may have a socket on that port too. */
    private static String pids(List<ProcessDetails> processes) {
        return processes.stream()
                .map(process -> process.pid().toString())
                .collect(Collectors.joining(" ", " --pid ", ""));
    }

    private static String stop(Probe probe) {
        return "bindsight stop " + place(probe);
    }

    /** A container that is known by its address alone is named by {@code stop} when it asks. */
    private static String stop(Supervisor supervisor, Probe probe) {
        return switch (supervisor) {
            case Supervisor.Systemd(SystemdUnit unit, var _, List<String> together) ->
                    "systemctl "
                            + (unit.user() ? "--user " : "")
                            + "stop "
                            + ShellText.word(unit.name())
                            + together.stream()
                                    .map(each -> " " + ShellText.word(each))
                                    .collect(Collectors.joining());
            case Supervisor.Runtime(Container container, var _) ->
                    IpAddressText.parse(container.id()).isPresent()
                            ? stop(probe)
                            : ShellText.word(container.runtime())
                                    + " stop "
                                    + ShellText.word(container.label());
            case Supervisor.Parent(ProcessDetails process, var _, var _) ->
                    "kill -TERM " + process.pid();
        };
    }

    private static String connect(HostAndPort to, Protocol protocol, boolean tls) {
        return "bindsight connect "
                + ShellText.word(to.host())
                + " "
                + to.port()
                + (protocol == Protocol.UDP ? " --udp" : "")
                + (tls ? " --tls" : "");
    }

    /**
     * Not {@code wait --free}: that binds with SO_REUSEADDR, which TIME_WAIT may not refuse. And
     * {@code why} has no options, so a bind that has some is made by {@code bind}.
     */
    private static String untilBound(Probe.BindProbe probe) {
        String options = options(probe);
        String verb = options.isEmpty() ? "why " : "bind ";
        return "until bindsight "
                + verb
                + place(probe)
                + options
                + " > /dev/null; do sleep 1; done";
    }

    private static String options(Probe.BindProbe probe) {
        var options = new StringBuilder();
        for (SocketOption option : SocketOption.values()) {
            String name =
                    switch (option) {
                        case SO_REUSEADDR -> " --reuse-address";
                        case SO_REUSEPORT -> " --reuse-port";
                        case IPV6_V6ONLY -> " --v6only";
                        case IP_FREEBIND, IPV6_FREEBIND -> " --freebind";
                    };
            boolean v6only =
                    option == SocketOption.IPV6_V6ONLY
                            && Boolean.TRUE.equals(probe.place().v6only());
            if (v6only || probe.options().contains(option)) {
                options.append(name);
            }
        }
        return options.toString();
    }

    private static String place(Probe probe) {
        return ShellText.word(typed(probe)) + (probe.protocol() == Protocol.UDP ? " --udp" : "");
    }

    /** A port alone stands for the one dual-stack socket that a server makes by default. */
    private static String typed(Probe probe) {
        return switch (probe) {
            case Probe.BindProbe(BindPlace place, var _, var _, var _) -> {
                boolean every =
                        place.endpoint().address().equals(IpAddress.ANY_IPV6)
                                && place.interfaceName() == null
                                && Boolean.FALSE.equals(place.v6only());
                yield every ? place.endpoint().port().toString() : place.toString();
            }
            case Probe.ConnectProbe connect -> connect.place().toString();
        };
    }
}
