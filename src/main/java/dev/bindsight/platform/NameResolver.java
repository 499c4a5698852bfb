package dev.bindsight.platform;

import dev.bindsight.model.Resolution;

/**
 * The names of hosts, as every other program on the machine looks them up: getaddrinfo(3). Its
 * errors are a space of their own, {@code EAI_NONAME} and its kin, and are no errno.
 */
@FunctionalInterface
public interface NameResolver {
    /**
     * Looks a name up. Blocks until the resolver answers, which with servers that do not can take
     * minutes, and nothing can interrupt it: call it on a thread that nobody waits for.
     *
     * @param host a name, or an address in any form that getaddrinfo(3) takes ({@code 127.1},
     *     {@code fe80::1%eth0}), without brackets
     */
    Resolution lookUp(String host);
}
