package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.BindPlace;
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
    static List<Evidence> of(BindObservation found, SocketEntry holder) {
        List<SocketEntry> sharers =
                found.inTheWay().stream()
                        .filter(each -> each.isListening() && holder.isListening())
                        .filter(each -> BindPlace.of(each).equals(BindPlace.of(holder)))
                        .toList();
        if (sharers.size() < 2) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.relation(new BindFact.SharedPlace(holder.protocol(), sharers.size())));
        List<ProcessDetails> owners =
                sharers.stream()
                        .flatMap(each -> found.port().owners(each).stream())
                        .distinct()
                        .toList();
        boolean same =
                owners.size() > 1
                        && owners.stream().map(owner -> owner.facts().command()).distinct().count()
                                == 1;
        if (same) {
            evidence.add(
                    Evidence.relation(
                            new BindFact.SameProgram(
                                    owners.getFirst().name(),
                                    owners.stream().map(ProcessDetails::pid).toList())));
        }
        return evidence;
    }
}
