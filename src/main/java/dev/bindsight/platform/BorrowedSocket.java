package dev.bindsight.platform;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A socket of another process, of which this one has a descriptor too: what is done to it is done
 * to the socket of that process. Closing it leaves the socket as it is.
 */
public interface BorrowedSocket extends AutoCloseable {
    /**
     * Ends the connection both ways as {@code shutdown(descriptor, SHUT_RDWR)} does: what was sent
     * before still arrives, and then the peer is told the end (FIN).
     *
     * @return what the kernel refused it with, absent where it is done. ENOTCONN: it is over
     */
    @Nullable Errno shutDown();

    /**
     * Where its peer wanted to connect before a rule of the kernel's packet filter redirected it
     * here ({@code SO_ORIGINAL_DST}); empty where nothing did, or the kernel does not tell. Of the
     * end that connected it is the address it connected to.
     */
    Optional<Endpoint> originalDestination();

    @Override
    void close();

    /** How borrowing ended. */
    sealed interface Borrowing {
        /**
         * It is here.
         *
         * @param socket close it when done
         */
        record Borrowed(BorrowedSocket socket) implements Borrowing {}

        /** No descriptor of the process is that very socket any more. */
        record NotHeld() implements Borrowing {}

        /**
         * What the process has open may not be looked at (ptrace(2), PTRACE_MODE_READ_FSCREDS), so
         * nothing was asked for.
         */
        record Unseen() implements Borrowing {}

        /**
         * The kernel refused pidfd_getfd(2), or a look into the process for want of a descriptor.
         *
         * @param errno EMFILE: none is free, which passes; EPERM: this user may not look into the
         *     process (ptrace(2), PTRACE_MODE_ATTACH_REALCREDS), as where Yama keeps that to
         *     parents; ENOSYS: before Linux 5.6, and on other systems
         */
        record Refused(Errno errno) implements Borrowing {}
    }
}
