package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.bindsight.json.AttemptJson.CallJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.words.EvidenceText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One fact that bears a diagnosis out.
 *
 * @param kind {@code socket}, {@code relation}, {@code machine}, {@code clock}, {@code
 *     triedAndWorked}, {@code triedInVain}, {@code notTried} or {@code network}
 * @param text the fact, as one line
 * @param socket the socket it is about, with its owners
 * @param trace the calls that showed it
 */
public record EvidenceJson(
        Evidence.Kind kind,
        String text,
        @Nullable SocketJson socket,
        @JsonInclude(Include.NON_EMPTY) List<CallJson> trace) {
    /**
     * The shape of a fact.
     *
     * @param seen where the owners of its socket are looked up; without it there is no socket
     */
    static EvidenceJson of(
            Evidence evidence, @Nullable Inventory seen, Function<Uid, String> userName) {
        SocketEntry socket = evidence.socket();
        return new EvidenceJson(
                evidence.kind(),
                EvidenceText.of(evidence).text(),
                socket == null || seen == null ? null : SocketJson.of(socket, seen, userName),
                CallJson.of(evidence.trace()));
    }
}
