package dev.bindsight.cli;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;

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
     * The commands of a fix, none for what needs none.
     *
     * @param probe what was refused
     */
    static List<Line> of(Fix fix, Probe probe) {
        return switch (fix) {
            case Fix.Stop _ -> List.of(new Line(stop(probe), Optional.empty()));
            case Fix.GrantPrivilege(List<Fix.Command> commands) ->
                    commands.stream()
                            .map(each -> new Line(each.line(), Optional.of(each.meaning())))
                            .toList();
            case Fix.Retry _, Fix.CloseSocket _, Fix.WaitForTimeWait _, Fix.StartServer _ ->
                    List.of();
        };
    }

    private static String stop(Probe probe) {
        Endpoint endpoint = probe.endpoint();
        boolean every = endpoint.address().equals(IpAddress.ANY_IPV6);
        return "bindsight stop "
                + (every ? endpoint.port().toString() : endpoint.toString())
                + (probe.protocol() == Protocol.UDP ? " --udp" : "");
    }
}
