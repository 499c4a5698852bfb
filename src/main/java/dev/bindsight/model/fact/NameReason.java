package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.IpAddress;

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
     * Its look-up had not ended when Bindsight stopped waiting.
     *
     * @param host the name
     */
    record StillLookedUp(String host) implements NameReason {}

    /**
     * It is no name: it is an address, and getaddrinfo(3) knows no interface behind one that is not
     * link-local.
     *
     * @param address the address alone
     * @param scope what stands behind the percent sign
     */
    record ScopeNotTaken(IpAddress address, String scope) implements NameReason {}

    /**
     * It has addresses of the other family only.
     *
     * @param host the name
     * @param wanted the family that was asked for
     */
    record HasOtherFamily(String host, AddressFamily wanted) implements NameReason {}
}
