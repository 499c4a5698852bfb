package dev.bindsight.probe;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Looks names up without ever hanging: getaddrinfo(3) cannot be interrupted, so it runs on a few
 * threads of its own, and the result of a lookup nobody waits for any more is thrown away.
 */
public final class NameLookup implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration SLICE = Duration.ofMillis(50);

    private final ThreadPoolExecutor executor;

    /** Starts no thread before the first lookup. */
    public NameLookup() {
        ThreadFactory threads = Thread.ofPlatform().daemon().name("name-lookup-", 1).factory();
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

    /** How a lookup ended. */
    public sealed interface Answer {
        /**
         * The name has addresses.
         *
         * @param addresses at least one, in the system's order of preference
         */
        record Found(List<Address> addresses) implements Answer {}

        /**
         * It has none.
         *
         * @param code the getaddrinfo(3) code: {@code EAI_NONAME}, or {@code EAI_AGAIN} where the
         *     servers did not tell
         */
        record NotFound(String code) implements Answer {}

        /** There was no answer in the time given. */
        record NoAnswer() implements Answer {}

        /** The user ended it. */
        record Cancelled() implements Answer {}
    }

    /**
     * An address of a name.
     *
     * @param address the address
     * @param scope interface index of a link-local address, else 0
     */
    public record Address(IpAddress address, int scope) {}

    /**
     * Looks a name up; an address is answered as it is.
     *
     * @param limit how long at most
     * @param cancelled asked at least every 50 ms; true ends it
     */
    public Answer lookUp(String host, Duration limit, BooleanSupplier cancelled) {
        var literal = IpAddressText.parse(host);
        if (literal.isPresent()) {
            return new Answer.Found(List.of(new Address(literal.get(), 0)));
        }
        Callable<InetAddress[]> lookup = () -> InetAddress.getAllByName(host);
        try {
            return await(executor.submit(lookup), System.nanoTime() + limit.toNanos(), cancelled);
        } catch (RejectedExecutionException e) {
            // the pool is full of names whose servers do not answer
            return new Answer.NoAnswer();
        }
    }

    /** Lets go of the threads; lookups under way are abandoned. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Answer await(
            Future<InetAddress[]> future, long deadline, BooleanSupplier cancelled) {
        while (!cancelled.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            try {
                long wait = Math.max(0, Math.min(left, SLICE.toNanos()));
                return found(future.get(wait, TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                if (left <= 0) {
                    future.cancel(true);
                    return new Answer.NoAnswer();
                }
            } catch (ExecutionException e) {
                return failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        future.cancel(true);
        return new Answer.Cancelled();
    }

    private static Answer failed(ExecutionException e) {
        if (e.getCause() instanceof UnknownHostException unknown) {
            // the JDK keeps gai_strerror's words, not the code
            String message = String.valueOf(unknown.getMessage());
            boolean temporary = message.contains("Temporary failure");
            return new Answer.NotFound(temporary ? "EAI_AGAIN" : "EAI_NONAME");
        }
        throw new IllegalStateException("a lookup ended in a way the JDK does not document", e);
    }

    private static Answer found(InetAddress[] answers) {
        var addresses = new LinkedHashSet<Address>();
        for (InetAddress answer : answers) {
            ByteBuffer bytes = ByteBuffer.wrap(answer.getAddress());
            boolean ipv4 = bytes.remaining() == Integer.BYTES;
            IpAddress address =
                    ipv4
                            ? IpAddress.ipv4(bytes.getInt())
                            : IpAddress.ipv6(bytes.getLong(), bytes.getLong());
            int scope = answer instanceof Inet6Address inet6 ? inet6.getScopeId() : 0;
            addresses.add(new Address(address, scope));
        }
        return new Answer.Found(new ArrayList<>(addresses));
    }
}
