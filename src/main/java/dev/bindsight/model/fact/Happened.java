package dev.bindsight.model.fact;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsRefusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What happened, before anybody asks why. {@code words.DiagnosisText} says it. */
public sealed interface Happened {
    /**
     * A call gave an errno.
     *
     * @param call the call; connect(2) where poll(2) waited for it
     * @param errno what it gave
     */
    record Refused(Syscall call, Errno errno) implements Happened {}

    /**
     * Bindsight did not make a call, for the sake of live sockets.
     *
     * @param call the call
     * @param blind whether none is seen, but no source tells
     */
    record NotTried(Syscall call, boolean blind) implements Happened {}

    /**
     * No answer came before Bindsight stopped waiting.
     *
     * @param waited how long it waited
     */
    record NoAnswer(Duration waited) implements Happened {}

    /** The connection was made. */
    record Connected() implements Happened {}

    /** The datagram was sent. */
    record Sent() implements Happened {}

    /** A bind worked, and a connect to the place was answered by something else. */
    record BoundBesideAnAnswer() implements Happened {}

    /**
     * A program says that a call failed.
     *
     * @param call the call, in the program's own word; absent where it names none
     * @param errno its name in the reference; absent where the program does not say why
     * @param refused the call that the kernel refused, where the program's word is another one, or
     *     it has none
     * @param reporter how the program calls itself, absent where that cannot be told
     * @param hasPort whether the socket is one with a port, as what an errno means for a call is
     *     mostly told of; a Unix socket has none
     */
    record Reported(
            @Nullable String call,
            @Nullable String errno,
            @Nullable Syscall refused,
            @Nullable String reporter,
            boolean hasPort)
            implements Happened {}

    /**
     * A program says that a TLS handshake failed.
     *
     * @param why why, as far as it says
     */
    record HandshakeReported(TlsRefusal why) implements Happened {}

    /**
     * A name was looked up in vain.
     *
     * @param code the code of getaddrinfo(3)
     */
    record NameUnresolved(EaiCode code) implements Happened {}

    /**
     * The look-up of a name had not ended when Bindsight stopped waiting.
     *
     * @param waited how long it waited
     */
    record NameUnanswered(Duration waited) implements Happened {}
}
