package dev.bindsight.platform.linux;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/**
 * Writes to a descriptor this process was started with (write(2)).
 *
 * <p>Java has no stream for any but the first three, and descriptor 1 is also the one on which the
 * virtual machine reports its own end, whatever it was told. So the launcher hands the answer's
 * place over as another descriptor.
 */
public final class StandardOutput extends OutputStream {
    private static final int CHUNK = 16 * 1024;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final int descriptor;
    private @Nullable Libc libc;
    private @Nullable MemorySegment buffer;

    /**
     * Writes to {@code descriptor}, and leaves it open in the end. Takes no time: libc is linked at
     * the first write, by when another thread has mostly done so.
     */
    public StandardOutput(int descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /**
     * Writes all of it, also where the descriptor does not block.
     *
     * @throws ClosedChannelException if nobody reads it any more (EPIPE)
     * @throws IOException with the name of the errno for what else keeps it from being written
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (libc == null || buffer == null) {
            libc = new Libc();
            buffer = Arena.ofAuto().allocate(CHUNK);
        }
        MemorySegment source = MemorySegment.ofArray(bytes);
        for (int done = 0; done < length; ) {
            int size = Math.min(CHUNK, length - done);
            MemorySegment.copy(source, (long) offset + done, buffer, 0, size);
            done += write(libc, buffer, size);
        }
    }

    /** How much of the beginning of {@code buffer} was written. */
    private int write(Libc libc, MemorySegment buffer, int size) throws IOException {
        while (true) {
            int written = libc.write(descriptor, buffer.address(), size);
            if (written >= 0) {
                return written;
            }
            if (written == -LinuxErrno.EPIPE) {
                throw new ClosedChannelException();
            }
            if (written == -LinuxErrno.EAGAIN) {
                Poll.until(libc, descriptor, Poll.OUT, BETWEEN_TRIES);
            } else if (written != -LinuxErrno.EINTR) {
                throw new IOException(LinuxErrno.of(-written).name());
            }
        }
    }
}
