package dev.bindsight.json;

import dev.bindsight.json.AttemptJson.CallJson;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.SpokenLanguage;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Why an attempt ended as it did.
 *
 * @param cause the id of the cause: {@code port-held}, …
 * @param happened what the errno means for the very call
 * @param summary why, in one or two sentences
 * @param evidence the facts, the weightiest first
 * @param fixes what can be done, the most useful first
 */
public record DiagnosisJson(
        String cause,
        String happened,
        String summary,
        List<EvidenceJson> evidence,
        List<FixJson> fixes) {
    /**
     * The shape of a diagnosis.
     *
     * @param userName the name of a user, or the number as text
     */
    public static DiagnosisJson of(Diagnosis diagnosis, Function<Uid, String> userName) {
        // a program reads it: it is the same for every user, also where a window copies it
        return SpokenLanguage.ENGLISH.say(() -> inEnglish(diagnosis, userName));
    }

    private static DiagnosisJson inEnglish(Diagnosis diagnosis, Function<Uid, String> userName) {
        return new DiagnosisJson(
                diagnosis.cause().id(),
                DiagnosisText.happened(diagnosis).text(),
                DiagnosisText.summary(diagnosis).text(),
                diagnosis.evidence().stream()
                        .map(each -> EvidenceJson.of(each, diagnosis.seen(), userName))
                        .toList(),
                diagnosis.offers().stream().map(FixJson::of).toList());
    }

    /** The shape of a diagnosis that may be absent. */
    static @Nullable DiagnosisJson ofNullable(
            @Nullable Diagnosis diagnosis, Function<Uid, String> userName) {
        return diagnosis == null ? null : of(diagnosis, userName);
    }

    /**
     * One fact that bears a diagnosis out.
     *
     * @param kind {@code socket}, {@code relation}, {@code machine}, {@code clock}, {@code
     *     triedAndWorked}, {@code triedInVain}, {@code notTried} or {@code network}
     * @param text the fact, as one line
     * @param fact which fact it is: {@code shared-place}, …
     * @param values what is behind the text, under the names of the fact: {@code sockets}, …
     * @param socket the socket it is about, with its owners
     * @param trace the calls that showed it
     */
    public record EvidenceJson(
            Evidence.Kind kind,
            String text,
            String fact,
            @Nullable Map<String, Object> values,
            @Nullable SocketJson socket,
            @Nullable List<CallJson> trace) {
        /**
         * The shape of a fact.
         *
         * @param seen where the owners of its socket are looked up; without it there is no socket
         */
        private static EvidenceJson of(
                Evidence evidence, @Nullable Inventory seen, Function<Uid, String> userName) {
            SocketEntry socket = evidence.socket();
            return new EvidenceJson(
                    evidence.kind(),
                    EvidenceText.of(evidence).text(),
                    evidence.fact().id(),
                    Absent.ifEmpty(FactValues.of(evidence.fact())),
                    socket == null || seen == null ? null : SocketJson.of(socket, seen, userName),
                    Absent.ifEmpty(CallJson.of(evidence.trace())));
        }
    }

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
            Boolean proven,
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
        private static FixJson of(Offer offer) {
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
}
