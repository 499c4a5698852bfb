package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.inventory.name.SocketActivate;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** How the socket in the way relates to what was asked for and to whoever stands behind it. */
final class HolderRelations {
    private HolderRelations() {}

    static List<Evidence> of(BindObservation found, SocketEntry holder) {
        var facts = new ArrayList<BindFact>();
        families(found.probe().place(), holder, facts);
        starters(found, holder, facts);
        if (!(holder.ownership() instanceof Ownership.NotVisible hidden)) {
            return relations(facts);
        }
        boolean rootWouldSee = rootWouldSee(hidden);
        if (!rootWouldSee) {
            facts.add(new BindFact.Unseen(hidden.reason()));
        }
        perhaps(found.port().seen(), hidden, facts);
        var evidence = new ArrayList<>(relations(facts));
        if (rootWouldSee) {
            evidence.add(
                    Evidence.machine(
                            new BindFact.RootSees(holder.protocol(), holder.local().port())));
        }
        return evidence;
    }

    private static List<Evidence> relations(List<BindFact> facts) {
        return facts.stream().map(Evidence::relation).toList();
    }

    private static void families(BindPlace asked, SocketEntry holder, List<BindFact> facts) {
        boolean asksIpv4 = asked.endpoint().address().unmapped().family() == AddressFamily.IPV4;
        boolean holdsIpv4 = holder.local().address().unmapped().family() == AddressFamily.IPV4;
        if (asksIpv4 && holder.isDualStack()) {
            facts.add(new BindFact.HolderTakesIpv4(BindPlace.of(holder)));
        }
        if (!asksIpv4 && holdsIpv4) {
            facts.add(new BindFact.AskedTakesIpv4(asked));
        }
    }

    /** Who would start something with the next connection. */
    private static void starters(BindObservation found, SocketEntry holder, List<BindFact> facts) {
        Inventory seen = found.port().seen();
        SystemdUnit unit = seen == null ? null : seen.socketUnits().get(holder.key());
        if (unit != null) {
            facts.add(new BindFact.HeldForUnit(unit));
        }
        found.port().owners(holder).stream()
                .flatMap(owner -> SocketActivate.starts(owner.facts().command()).stream())
                .findFirst()
                .ifPresent(command -> facts.add(new BindFact.Activates(command)));
    }

    /** Who may have a socket whose owner is not visible, and where it was made. */
    private static void perhaps(
            @Nullable Inventory seen, Ownership.NotVisible hidden, List<BindFact> facts) {
        if (seen != null && !seen.known(hidden.closed()).isEmpty()) {
            facts.add(new BindFact.MayBeOf(seen.known(hidden.closed())));
        }
        if (seen != null && !seen.known(hidden.candidates()).isEmpty()) {
            facts.add(new BindFact.MayTravelTo(seen.known(hidden.candidates())));
        }
        Birthplace place = hidden.birthplace();
        if (place != null && place.isTelling()) {
            facts.add(new BindFact.MadeIn(place));
        }
    }

    private static boolean rootWouldSee(Ownership.NotVisible hidden) {
        return switch (hidden.reason()) {
            case OTHER_USER, PROTECTED, HIDEPID -> true;
            case MISSING_CAPABILITY, NOT_FOUND, NOT_IN_NAMESPACE, SOURCE_LACKS_IT, GONE -> false;
        };
    }
}
