package dev.bindsight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that is read on as bytes, in UTF-8, with some of it that was read before. */
final class EncodedText extends InputStream {
    private static final int PIECE = 65_536;

    private final Reader rest;
    private byte[] piece;
    private int next;

    /** What was read and what is left; the reader is not closed by this. */
    EncodedText(String read, Reader rest) {
        this.rest = rest;
        piece = read.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? piece[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int taken = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    private boolean hasMore() throws IOException {
        while (next == piece.length) {
            // one more than a piece: the second half of a surrogate pair
            var characters = new char[PIECE + 1];
            int count = rest.read(characters, 0, PIECE);
            if (count < 0) {
                return false;
            }
            if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
                int low = rest.read();
                if (low >= 0) {
                    characters[count++] = (char) low;
                }
            }
            piece = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return true;
    }
}
