package dev.bindsight.probe;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.NameResolver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up without ever hanging: getaddrinfo(3) cannot be interrupted, so it runs on a few
 * threads of its own, and the result of a lookup nobody waits for any more is thrown away. Safe for
 * use by several threads.
 */
public final class NameLookup implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 64;
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Any: an address is read with the port that its text form has. */
    private static final Port SOME_PORT = new Port(1);

    private final NameResolver names;
    private final MachineFacts machine;
    private final ThreadPoolExecutor executor;

    /** Starts no thread before the first lookup. */
    public NameLookup(NameResolver names, MachineFacts machine) {
        this.names = names;
        this.machine = machine;
        ThreadFactory threads = Thread.ofPlatform().daemon().name("name-lookup").factory();
        executor =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        IDLE.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        threads);
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Looks a name up; an address is answered as it is. A lookup that Bindsight's clock ended is
     * told as {@code EAI_AGAIN} by {@link DecidedBy#TIMEOUT}, and so is one that found every thread
     * busy with names whose servers do not answer.
     *
     * @param host a name or an address, with or without brackets; a scope may follow a percent sign
     * @param limit how long at most
     * @return empty if it was cancelled, which is heard at once
     */
    public Optional<Resolution> lookUp(String host, Duration limit, Cancellation cancellation) {
        long started = System.nanoTime();
        if (AddressSpec.of(host, SOME_PORT).orElse(null)
                        instanceof AddressSpec.Single(Endpoint endpoint, String scope)
                && (scope == null || endpoint.address().isLinkLocal())) {
            int index = machine.scopeIndex(scope);
            // a name that no device has is kept: it is what a refused connect is about
            var address =
                    new Resolution.Address(endpoint.address(), index, index == 0 ? scope : null);
            return Optional.of(named(Resolution.found(host, List.of(address), Duration.ZERO)));
        }
        var lookup = new FutureTask<>(() -> resolve(host));
        try (var _ = cancellation.onCancel(() -> lookup.cancel(false))) {
            executor.execute(lookup);
            return Optional.of(named(lookup.get(limit.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (TimeoutException | RejectedExecutionException e) {
            return Optional.of(noAnswer(host, started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a resolver does not throw", e);
        } finally {
            lookup.cancel(false);
            // one that no thread has begun yet would keep its place in the queue
            executor.remove(lookup);
        }
    }

    /** Lets go of the threads; lookups under way are abandoned. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /**
     * Letters that name servers do not take are written in those they do. A name that is not known
     * so may be known as it is: in a hosts file, or to multicast DNS (RFC 6762, section 16).
     */
    private Resolution resolve(String host) {
        if (!AsciiName.isNeeded(host)) {
            return names.lookUp(host);
        }
        Optional<String> ascii = AsciiName.of(host);
        if (ascii.isEmpty()) {
            return Resolution.failed(
                    host, EaiCode.EAI_IDN_ENCODE, null, DecidedBy.KERNEL, Duration.ZERO);
        }
        Resolution found = names.lookUp(ascii.get()).typed(host);
        if (found.error() != EaiCode.EAI_NONAME && found.error() != EaiCode.EAI_NODATA) {
            return found;
        }
        Resolution asTyped = names.lookUp(host);
        return asTyped.error() == null ? asTyped : found;
    }

    private Resolution named(Resolution found) {
        return found.named(machine::interfaceName);
    }

    private static Resolution noAnswer(String host, long started) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return Resolution.failed(host, EaiCode.EAI_AGAIN, null, DecidedBy.TIMEOUT, elapsed);
    }
}
