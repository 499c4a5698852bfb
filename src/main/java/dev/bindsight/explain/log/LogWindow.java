package dev.bindsight.explain.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * The piece of a log that is in memory. What is read moves out at its beginning, and what comes
 * next moves in at its end.
 */
final class LogWindow {
    /**
     * Large enough that the last lines of one piece, which are read again with the next, are few.
     */
    private static final int SIZE = 1 << 20;

    private final InputStream log;
    private final byte[] bytes = new byte[SIZE];
    private int end;
    private int used;
    private long offset;
    private long line = 1;
    private boolean atEnd;

    LogWindow(InputStream log) {
        this.log = log;
    }

    /** Takes in more; false if all of the log was used. */
    boolean fill() throws IOException {
        offset += used;
        System.arraycopy(bytes, used, bytes, 0, end - used);
        end -= used;
        used = 0;
        while (!atEnd && end < SIZE) {
            int read = log.read(bytes, end, SIZE - end);
            if (read < 0) {
                atEnd = true;
            } else {
                end += read;
            }
        }
        return end > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Behind the last byte. */
    int end() {
        return end;
    }

    /** Whether nothing comes behind the last byte. */
    boolean isLast() {
        return atEnd;
    }

    /** What stands before is done with, and its lines are counted. */
    void use(int to) {
        line += lines(used, to);
        used = to;
    }

    int used() {
        return used;
    }

    /** How many lines end in a part. */
    long lines(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** The number of the line of the first byte that is not used. */
    long line() {
        return line;
    }

    /** The offset of a byte from the beginning of the log. */
    long offset(int index) {
        return offset + index;
    }

    /** How many bytes were used. */
    long taken() {
        return offset + used;
    }

    /** How many lines were used; the last one may have no end. */
    long lines() {
        boolean open = atEnd && used == end && used > 0 && bytes[used - 1] != '\n';
        return line - 1 + (open ? 1 : 0);
    }
}
