package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.O_NONBLOCK;

import dev.bindsight.platform.linux.abi.SocketAbi;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Writes to a descriptor this process was started with (write(2)).
 *
 * <p>Descriptor 1 is also the one on which the virtual machine reports its own end, whatever it was
 * told. So the launcher hands the answer's place over as another descriptor: as 0 where nothing is
 * read from standard input, else as 3. Java has a stream for the first three alone, which takes 50
 * ms less than the first call of libc; but it loses bytes where the descriptor does not block.
 */
public final class StandardOutput extends OutputStream {
    private static final int CHUNK = 16 * 1024;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final int descriptor;
    private @Nullable OutputStream stream;
    private boolean streamIsKnown;
    private @Nullable Libc libc;
    private @Nullable MemorySegment buffer;

    /**
     * Writes to {@code descriptor}, and leaves it open in the end. Takes no time: libc is linked at
     * the first write that needs it, by when another thread has mostly done so.
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
        if (!streamIsKnown) {
            OutputStream ofJava = streamOfJava();
            stream = ofJava != null && blocks() ? ofJava : null;
            streamIsKnown = true;
        }
        if (stream == null) {
            writeThroughLibc(bytes, offset, length);
            return;
        }
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            // How much was written is not known, and Java names no errno. What keeps it from being
            // written keeps the next byte too; should it not, the answer has a hole all the same.
            writeThroughLibc(bytes, offset, 1);
            throw e;
        }
    }

    private void writeThroughLibc(byte[] bytes, int offset, int length) throws IOException {
        if (libc == null || buffer == null) {
            libc = new Libc();
            buffer = NativeBytes.of(CHUNK);
        }
        for (int done = 0; done < length; ) {
            int size = Math.min(CHUNK, length - done);
            NativeBytes.write(bytes, offset + done, size, buffer, 0);
            done += write(libc, buffer, size);
        }
    }

    /** Java's own stream for {@code descriptor}; the name says which number, not which way. */
    private @Nullable OutputStream streamOfJava() {
        return switch (descriptor) {
            case 0 -> new FileOutputStream(FileDescriptor.in);
            case 1 -> new FileOutputStream(FileDescriptor.out);
            default -> null;
        };
    }

    /** Whether a write waits until there is room, by the flags in /proc (proc_pid_fdinfo(5)). */
    private boolean blocks() {
        try {
            for (String line : flags().split("\n")) {
                if (line.startsWith("flags:")) {
                    int flags = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip(), 8);
                    return (flags & O_NONBLOCK) == 0;
                }
            }
            return false;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** Read without a channel: what Java loads for one would be waited for by every verb. */
    private String flags() throws IOException {
        try (var file = new FileInputStream("/proc/self/fdinfo/" + descriptor)) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
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
                Poll.until(libc, descriptor, SocketAbi.POLLOUT, BETWEEN_TRIES);
            } else if (written != -LinuxErrno.EINTR) {
                throw new IOException(LinuxErrno.of(-written).name());
            }
        }
    }
}
