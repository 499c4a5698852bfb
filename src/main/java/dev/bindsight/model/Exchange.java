package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came over a TCP connection after it was there.
 *
 * @param tls the TLS handshake, absent if none was asked for
 * @param first the first bytes that the server sent by itself, through TLS if there was a
 *     handshake; absent if the handshake failed or they were not asked for
 * @param head what came back for one HTTP HEAD, likewise; absent if it was not asked for
 * @param trace the calls made for all of them, in order
 */
public record Exchange(
        @Nullable Tls tls,
        @Nullable FirstBytes first,
        @Nullable Head head,
        List<TracedCall> trace) {
    /** Copies the list. */
    public Exchange {
        trace = List.copyOf(trace);
    }

    /** Nothing was asked over the connection. */
    public Exchange(@Nullable Tls tls, @Nullable FirstBytes first, List<TracedCall> trace) {
        this(tls, first, null, trace);
    }

    /**
     * Whether the handshake, if there was one, was completed, the HEAD, if there was one, was
     * answered by HTTP, and no call failed.
     */
    public boolean holds() {
        return (tls == null || tls instanceof Tls.Established)
                && (head == null || head instanceof Head.Answered)
                && broken() == null;
    }

    /** Why the server of a completed handshake is not to be trusted; empty if it is. */
    public List<TrustProblem> distrust() {
        return tls instanceof Tls.Established established ? established.distrust() : List.of();
    }

    /** What the call that failed in it failed with; absent if none did. */
    public @Nullable Errno broken() {
        if (tls instanceof Tls.Broken(var _, Errno errno, var _)) {
            return errno;
        }
        if (head instanceof Head.Broken(Errno errno, var _)) {
            return errno;
        }
        return first instanceof FirstBytes.Broken(Errno errno, var _) ? errno : null;
    }

    /** How a TLS handshake ended. */
    public sealed interface Tls {
        /** How long sending and waiting took, without what Bindsight itself computed. */
        Duration elapsed();

        /**
         * It was completed.
         *
         * @param version {@code TLSv1.3}
         * @param cipher {@code TLS_AES_256_GCM_SHA384}
         * @param certificate the server's
         * @param distrust why the chain or the name is not trusted; empty if it is
         * @param asksForCertificate whether the server asked for a certificate of the client, and
         *     went on without one as far as was waited for
         */
        record Established(
                String version,
                String cipher,
                Certificate certificate,
                List<TrustProblem> distrust,
                boolean asksForCertificate,
                Duration elapsed)
                implements Tls {
            /** Copies the list. */
            public Established {
                distrust = List.copyOf(distrust);
            }

            /** One of a server that asked for no certificate. */
            public Established(
                    String version,
                    String cipher,
                    Certificate certificate,
                    List<TrustProblem> distrust,
                    Duration elapsed) {
                this(version, cipher, certificate, distrust, false, elapsed);
            }
        }

        /**
         * The peer refused it, or did not speak TLS.
         *
         * @param failure how
         */
        record Failed(TlsFailure failure, Duration elapsed) implements Tls {}

        /** Nothing came back in time, although the client spoke first. */
        record Silent(Duration elapsed) implements Tls {}

        /**
         * A system call failed in the middle of it.
         *
         * @param syscall which call
         * @param errno such as ECONNRESET
         */
        record Broken(Syscall syscall, Errno errno, Duration elapsed) implements Tls {}
    }

    /** What came back for an HTTP HEAD. */
    public sealed interface Head {
        /** How long it took from the request to the first byte, or to the end of the wait. */
        Duration elapsed();

        /**
         * An answer in HTTP.
         *
         * @param status such as 200
         * @param reason the words behind it, which may be empty; foreign bytes are escaped
         * @param server what the field {@code Server} says, likewise; absent for none
         */
        record Answered(int status, String reason, @Nullable String server, Duration elapsed)
                implements Head {}

        /**
         * Something else.
         *
         * @param text its beginning
         */
        record Other(String text, Duration elapsed) implements Head {}

        /** The TLS session that was asked through ended before an answer. */
        record SessionEnded(TlsFailure failure, Duration elapsed) implements Head {}

        /** Nothing in time. */
        record Silent(Duration elapsed) implements Head {}

        /** The connection was closed without a byte. */
        record Closed(Duration elapsed) implements Head {}

        /**
         * A system call failed.
         *
         * @param errno such as ECONNRESET
         */
        record Broken(Errno errno, Duration elapsed) implements Head {}
    }

    /** What the server sent by itself. */
    public sealed interface FirstBytes {
        /** How long it took. */
        Duration elapsed();

        /**
         * It spoke first.
         *
         * @param text the bytes as ASCII, anything else as an escape; at most 256 bytes
         */
        record Spoke(String text, Duration elapsed) implements FirstBytes {}

        /** It waits for the client, which says nothing about its health. */
        record Silent(Duration elapsed) implements FirstBytes {}

        /** It closed the connection without a byte. */
        record Closed(Duration elapsed) implements FirstBytes {}

        /**
         * A system call failed.
         *
         * @param errno such as ECONNRESET
         */
        record Broken(Errno errno, Duration elapsed) implements FirstBytes {}
    }

    /**
     * A server's certificate (RFC 5280).
     *
     * @param subject its common name, or the whole distinguished name where it has none
     * @param issuer who signed it, in the same way
     * @param names the names it is for (subjectAltName)
     * @param notBefore valid from
     * @param notAfter valid until
     */
    public record Certificate(
            String subject,
            String issuer,
            List<String> names,
            Instant notBefore,
            Instant notAfter) {
        /** Copies the list. */
        public Certificate {
            names = List.copyOf(names);
        }
    }
}
