package dev.bindsight.cli;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Offer;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;

import java.util.List;
import java.util.Optional;

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
     * @param probe what was refused
     */
    static List<Line> of(Offer offer, Probe probe) {
        return switch (offer.fix()) {
            case Fix.Stop _ -> List.of(new Line(stop(probe), Optional.empty()));
            case Fix.GrantPrivilege(List<Fix.Command> commands) ->
                    commands.stream()
                            .map(each -> new Line(each.line(), Optional.of(each.meaning())))
                            .toList();
            case Fix.CloseSocket(SocketEntry socket) -> {
                String rights = offer.needs() == null ? "" : "sudo ";
                yield List.of(new Line(rights + SocketCommands.destroy(socket), Optional.empty()));
            }
            case Fix.WaitForTimeWait(Probe.BindProbe bind, var _) ->
                    List.of(new Line(untilBound(bind), Optional.of(Texts.get("cli.fix.until"))));
            case Fix.Retry _, Fix.StartServer _ -> List.of();
        };
    }

    private static String stop(Probe probe) {
        return "bindsight stop " + place(probe);
    }

    /** Not {@code wait --free}: that binds with SO_REUSEADDR, which TIME_WAIT may not refuse. */
    private static String untilBound(Probe probe) {
        return "until bindsight why " + place(probe) + " > /dev/null; do sleep 1; done";
    }

    private static String place(Probe probe) {
        Endpoint endpoint = probe.endpoint();
        boolean every = endpoint.address().equals(IpAddress.ANY_IPV6);
        return (every ? endpoint.port().toString() : endpoint.toString())
                + (probe.protocol() == Protocol.UDP ? " --udp" : "");
    }
}
