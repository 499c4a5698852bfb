package dev.bindsight.json;

import dev.bindsight.json.ConnectJson.ConnectAttemptJson;
import dev.bindsight.json.ConnectJson.ResolutionJson;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** What {@code connect} answers, as {@link ConnectJson} has it, written attempt by attempt. */
public final class ConnectStream {
    private final JsonStream document;
    private final Function<Uid, String> userName;

    /**
     * Begins the document.
     *
     * @param host the name or address, as it was asked for
     * @param resolution absent if the user cancelled that
     * @param userName the name of a user, or the number as text
     */
    public ConnectStream(
            OutputStream out,
            String host,
            @Nullable Resolution resolution,
            Function<Uid, String> userName) {
        this.userName = userName;
        List<Resolution.Address> found = resolution == null ? List.of() : resolution.addresses();
        document =
                new JsonText()
                        .stream(out)
                                .field("name", host)
                                .field(
                                        "resolved",
                                        found.stream().map(Resolution.Address::toString).toList())
                                .field(
                                        "resolution",
                                        resolution == null ? null : ResolutionJson.of(resolution))
                                .begin("attempts");
    }

    /** The next attempt. */
    public void attempt(Finding finding) {
        document.element(ConnectAttemptJson.of(finding, userName));
    }

    /**
     * Ends the document.
     *
     * @param unresolved why there was nothing to connect to, absent if there was
     * @param bypassedProxies variables that name a proxy; empty for none
     * @param statistics what repeated connects came to, absent where none were asked for
     */
    public void end(
            @Nullable Diagnosis unresolved,
            List<String> bypassedProxies,
            @Nullable StatisticsJson statistics) {
        document.endList()
                .field("diagnosis", DiagnosisJson.ofNullable(unresolved, userName))
                .field("bypassedProxies", bypassedProxies.isEmpty() ? null : bypassedProxies)
                .field("statistics", statistics)
                .end();
    }
}
