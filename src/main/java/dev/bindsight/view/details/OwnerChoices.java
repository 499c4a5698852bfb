package dev.bindsight.view.details;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The owners of a shared socket to choose from, a master and its workers told apart. */
final class OwnerChoices {
    private OwnerChoices() {}

    /** None for at most one owner. */
    static List<SocketSheet.OwnerChoice> of(
            List<SocketFacts.Owner> owners, SocketFacts.@Nullable Owner chosen) {
        if (owners.size() < 2) {
            return List.of();
        }
        Set<ProcessRef> refs =
                owners.stream().map(each -> each.process().ref()).collect(Collectors.toSet());
        Set<ProcessRef> masters =
                owners.stream()
                        .flatMap(each -> Stream.ofNullable(each.process().facts().parent()))
                        .filter(refs::contains)
                        .collect(Collectors.toSet());
        return owners.stream()
                .map(owner ->
                        new SocketSheet.OwnerChoice(
                                owner.process().ref(),
                                owner.process().name(),
                                detail(owner, refs, masters),
                                owner == chosen))
                .toList();
    }

    private static String detail(
            SocketFacts.Owner owner, Set<ProcessRef> owners, Set<ProcessRef> masters) {
        String pid = owner.process().pid().toString();
        ProcessRef parent = owner.process().facts().parent();
        if (masters.contains(owner.process().ref())) {
            return Texts.get("details.owner.master", pid);
        }
        return parent != null && owners.contains(parent)
                ? Texts.get("details.owner.worker", pid)
                : pid;
    }
}
