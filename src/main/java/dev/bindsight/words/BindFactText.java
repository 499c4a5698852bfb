package dev.bindsight.words;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.BindFact;

import java.util.List;
import java.util.stream.Collectors;

/** What bears the cause of a refused bind out, as one line. */
final class BindFactText {
    private BindFactText() {}

    static Sentence of(BindFact fact) {
        return switch (fact) {
            case BindFact.SharedPlace(Protocol protocol, int sockets) ->
                    switch (protocol) {
                        case TCP -> Sentence.of("bindcause.shared.tcp", sockets);
                        case UDP -> Sentence.of("bindcause.shared.udp", sockets);
                    };
            case BindFact.SameProgram(String program, List<Pid> pids) ->
                    Sentence.of(
                            "bindcause.shared.sameProgram",
                            program,
                            pids.size(),
                            pids.stream().map(Pid::toString).collect(Collectors.joining(", ")));
        };
    }
}
