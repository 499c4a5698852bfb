package dev.bindsight.history.recorder;

import dev.bindsight.history.store.HistoryFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * Keeps it to one recorder for each user. The kernel lets go of it when the process ends, however
 * it ends (fcntl(2)); nobody else opens this file, because closing it would let go of it too.
 */
final class RecorderLock implements AutoCloseable {
    private final FileChannel channel;

    private RecorderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it; absent where another recorder has it. */
    static @Nullable RecorderLock take(HistoryFile file) throws IOException {
        HistoryFile.makeFile(file.lock());
        FileChannel channel = FileChannel.open(file.lock(), StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new RecorderLock(channel);
            }
        } catch (OverlappingFileLockException ours) {
            // a recorder of this very process, whose lock would go with this channel too: it stays
            // open
            return null;
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the kernel has let go of it all the same
        }
    }
}
