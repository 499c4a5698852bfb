package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.EaiCode;

/** Why a name led to no address. */
public sealed interface NameReason extends ConnectReason {
    /**
     * It was looked up in vain.
     *
     * @param host the name
     * @param code what getaddrinfo(3) gave
     */
    record LookupFailed(String host, EaiCode code) implements NameReason {}

    /**
     * It has addresses of the other family only.
     *
     * @param host the name
     * @param wanted the family that was asked for
     */
    record HasOtherFamily(String host, AddressFamily wanted) implements NameReason {}
}
