package dev.bindsight.words.stop;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.ShellText;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines that have a stop carried out by root, whole and ready to be pasted. */
public final class RootCommand {
    private RootCommand() {}

    /**
     * One line, or two where both protocols are meant.
     *
     * @param program how Bindsight is called in a shell
     * @param sockets what is to be freed
     * @param owners who is to be stopped, by pid; empty where they cannot be seen
     */
    public static List<String> stop(
            String program, Collection<SocketEntry> sockets, Collection<ProcessDetails> owners) {
        var lines = new ArrayList<String>();
        for (Protocol protocol : Protocol.values()) {
            String places =
                    sockets.stream()
                            .filter(socket -> socket.protocol() == protocol)
                            .map(RootCommand::place)
                            .distinct()
                            .map(ShellText::word)
                            .collect(Collectors.joining(" "));
            if (!places.isEmpty()) {
                String udp = protocol == Protocol.UDP ? " --udp" : "";
                lines.add("sudo " + program + " stop " + places + udp + pids(owners));
            }
        }
        return lines;
    }

    private static String pids(Collection<ProcessDetails> owners) {
        return owners.isEmpty()
                ? ""
                : owners.stream()
                        .map(owner -> owner.pid().toString())
                        .collect(Collectors.joining(" ", " --pid ", ""));
    }

    /** A port alone stands for the dual-stack socket that a server makes by default. */
    private static String place(SocketEntry socket) {
        BindPlace place = BindPlace.of(socket);
        boolean every =
                socket.isDualStack()
                        && socket.local().address().equals(IpAddress.ANY_IPV6)
                        && place.interfaceName() == null;
        return every ? place.endpoint().port().toString() : place.toString();
    }
}
