package dev.bindsight.platform.portable;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.JdkAddress;
import dev.bindsight.platform.NameResolver;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;

/**
 * Names where libc is not called: through the JDK, which asks getaddrinfo(3) with {@code
 * AI_CANONNAME}, puts IPv4 first whatever the system prefers, keeps an answer for 30 s, and of an
 * error only the words of gai_strerror(3).
 */
final class JdkNames implements NameResolver {
    @Override
    public Resolution lookUp(String host) {
        long started = System.nanoTime();
        if (host.isEmpty()) {
            // to the JDK no name is this machine, to getaddrinfo it is no name
            return failed(host, EaiCode.EAI_NONAME, started);
        }
        try {
            var addresses = new LinkedHashSet<Resolution.Address>();
            for (InetAddress answer : InetAddress.getAllByName(host)) {
                int scope = answer instanceof Inet6Address inet6 ? inet6.getScopeId() : 0;
                addresses.add(new Resolution.Address(JdkAddress.of(answer), scope));
            }
            return Resolution.found(host, addresses, since(started));
        } catch (UnknownHostException unknown) {
            String words = String.valueOf(unknown.getMessage());
            boolean temporary = words.contains("Temporary failure");
            return failed(host, temporary ? EaiCode.EAI_AGAIN : EaiCode.EAI_NONAME, started);
        }
    }

    private static Resolution failed(String host, EaiCode code, long started) {
        return Resolution.failed(host, code, null, DecidedBy.KERNEL, since(started));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
