package dev.bindsight.model.fact;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Resolution;

import java.time.Duration;
import java.util.List;

/** What came of the look-up of a name. */
public sealed interface NameFact extends ConnectFact {
    /**
     * Name servers were asked in ASCII (IDNA 2008).
     *
     * @param ascii for what
     */
    record AskedAs(String ascii) implements NameFact {}

    /** No name server was asked. */
    record NobodyAsked() implements NameFact {}

    /**
     * getaddrinfo(3) failed.
     *
     * @param code with what
     * @param after how long it took
     */
    record ResolverGave(EaiCode code, Duration after) implements NameFact {}

    /**
     * getaddrinfo(3) had not returned when Bindsight stopped waiting.
     *
     * @param waited how long that was
     */
    record ResolverStillAsks(Duration waited) implements NameFact {}

    /**
     * What a name resolves to.
     *
     * @param addresses the addresses
     */
    record ResolvesTo(List<Resolution.Address> addresses) implements NameFact {
        /** Copies the list. */
        public ResolvesTo {
            addresses = List.copyOf(addresses);
        }
    }
}
