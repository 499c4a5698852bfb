package dev.bindsight.diagnosis.bind;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;

import java.util.ArrayList;
import java.util.List;

/** Several sockets that have one place together, as SO_REUSEPORT allows (socket(7)). */
final class SharedPlace {
    private SharedPlace() {}

    /** How many share it, and whether that is one program that was started several times. */
    static List<Evidence> of(Refusal refusal, SocketEntry holder) {
        List<SocketEntry> sharers =
                refusal.inTheWay().stream()
                        .filter(each -> each.isListening() && holder.isListening())
                        .filter(each -> BindPlace.of(each).equals(BindPlace.of(holder)))
                        .toList();
        if (sharers.size() < 2) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        evidence.add(relation(new BindFact.SharedPlace(holder.protocol(), sharers.size())));
        List<ProcessDetails> owners =
                sharers.stream().flatMap(each -> refusal.owners(each).stream()).distinct().toList();
        boolean same =
                owners.size() > 1
                        && owners.stream().map(owner -> owner.facts().command()).distinct().count()
                                == 1;
        if (same) {
            List<Pid> pids = owners.stream().map(ProcessDetails::pid).toList();
            evidence.add(relation(new BindFact.SameProgram(owners.getFirst().name(), pids)));
        }
        return evidence;
    }

    private static Evidence relation(BindFact fact) {
        return Evidence.of(Evidence.Kind.RELATION, fact);
    }
}
