package dev.bindsight.json;

import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something that can be done.
 *
 * @param id which fix: {@code stop-owner}, {@code use-other-port}, …
 * @param label the words on its button
 * @param effect what it touches or brings
 * @param proven whether it was tried just now and worked
 * @param needs what is missing to do it, absent if nothing is
 * @param commands what the user runs, where Bindsight does not do it itself
 */
public record FixJson(
        String id,
        String label,
        String effect,
        boolean proven,
        @Nullable String needs,
        @Nullable List<Command> commands) {
    /**
     * A command for the user to run.
     *
     * @param line as it is typed into a shell
     * @param meaning what it changes
     */
    public record Command(String line, String meaning) {}

    /** The shape of a fix as it is offered. */
    static FixJson of(Offer offer) {
        return new FixJson(
                offer.fix().id(),
                OfferText.label(offer).text(),
                OfferText.effect(offer).text(),
                offer.proven(),
                offer.need() == null ? null : OfferText.need(offer.need()).text(),
                offer.fix() instanceof Fix.GrantPrivilege grant ? commands(grant) : null);
    }

    private static List<Command> commands(Fix.GrantPrivilege grant) {
        return grant.commands().stream()
                .map(each -> new Command(each.line(), OfferText.meaning(each, grant).text()))
                .toList();
    }
}
