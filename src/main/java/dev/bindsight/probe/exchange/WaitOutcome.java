package dev.bindsight.probe.exchange;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;

/** What came of waiting for the other side. */
sealed interface WaitOutcome {
    /**
     * It sent something, or took what was sent.
     *
     * @param bytes what it sent, empty for what was taken
     */
    record Bytes(byte[] bytes) implements WaitOutcome {}

    /** It closed the connection. */
    record End() implements WaitOutcome {}

    /**
     * It ended the TLS session instead of sending data, or nothing can be read of what it sent.
     *
     * @param failure how
     */
    record Refused(TlsFailure failure) implements WaitOutcome {}

    /** Nothing in time. */
    record Nothing() implements WaitOutcome {}

    /**
     * A call failed.
     *
     * @param syscall which
     * @param errno why
     */
    record Broken(Syscall syscall, Errno errno) implements WaitOutcome {}

    /** The user ended it. */
    record Cancelled() implements WaitOutcome {}
}
