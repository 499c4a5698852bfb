package dev.bindsight.diagnosis.bind;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was looked at where nothing was found to be in the way, so that nobody has to guess. */
final class WhatWasSeen {
    private WhatWasSeen() {}

    static List<Evidence> of(Refusal refusal) {
        if (!refusal.isInUse()) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        if (refusal.seen() == null) {
            String reasons =
                    refusal.unread().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            evidence.add(Evidence.machine(Texts.get("bindcause.seen.nothing", reasons)));
        } else {
            evidence.addAll(looked(refusal, refusal.seen()));
        }
        if (refusal.again() != null) {
            evidence.add(
                    refusal.isOver()
                            ? new Evidence(
                                    Evidence.Kind.TRIED_AND_WORKED,
                                    Texts.get("bindcause.again.works"),
                                    null,
                                    refusal.again().trace())
                            : new Evidence(
                                    Evidence.Kind.TRIED_IN_VAIN,
                                    Texts.get("bindcause.again.fails"),
                                    null,
                                    refusal.again().trace()));
        }
        return evidence;
    }

    private static List<Evidence> looked(Refusal refusal, Inventory seen) {
        var evidence = new ArrayList<Evidence>();
        String protocol = refusal.probe().protocol() == Protocol.TCP ? "TCP" : "UDP";
        evidence.add(
                Evidence.machine(
                        Texts.get(
                                "bindcause.seen.sockets",
                                seen.entries().size(),
                                protocol,
                                refusal.port().toString(),
                                seen.coverage().source().label())));
        if (seen.coverage().lacks().contains(Coverage.Lack.BOUND_ONLY_SOCKETS)) {
            evidence.add(
                    Evidence.machine(
                            Texts.get(
                                    "bindcause.seen.lacksBound",
                                    seen.coverage().source().label())));
        }
        return evidence;
    }
}
