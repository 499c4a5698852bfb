package dev.bindsight.view.explain;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a log comes from. All of it blocks; safe for use by several threads. */
sealed interface LogSource {
    /** What it is called, empty for what was pasted. */
    String name();

    /** How many bytes it has now. */
    long size() throws IOException;

    /** All of it, from its beginning. */
    InputStream open() throws IOException;

    /**
     * A part of it; shorter where it ends before.
     *
     * @param offset of the first byte, from its beginning
     */
    byte[] read(long offset, int length) throws IOException;

    /**
     * A file.
     *
     * @param path where it is
     */
    record OfFile(Path path) implements LogSource {
        @Override
        public String name() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public byte[] read(long offset, int length) throws IOException {
            try (var file = FileChannel.open(path)) {
                if (offset > file.size()) {
                    throw new EOFException();
                }
                var part = ByteBuffer.allocate(length);
                long at = offset;
                int read = 0;
                while (part.hasRemaining() && read >= 0) {
                    read = file.read(part, at);
                    at += Math.max(0, read);
                }
                return Arrays.copyOf(part.array(), part.position());
            }
        }
    }

    /** A text that was pasted or has been read. */
    final class OfText implements LogSource {
        private final String name;
        private final String text;
        private byte @Nullable [] bytes;

        /**
         * As UTF-8, which is made when it is first asked for.
         *
         * @param name of the file it was read from, empty where it was pasted
         */
        OfText(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public String name() {
            return name;
        }

        private synchronized byte[] bytes() {
            byte[] made = bytes;
            if (made == null) {
                made = text.getBytes(StandardCharsets.UTF_8);
                bytes = made;
            }
            return made;
        }

        @Override
        public long size() {
            return bytes().length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes());
        }

        @Override
        public byte[] read(long offset, int length) {
            byte[] all = bytes();
            int from = (int) Math.min(offset, all.length);
            return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
        }
    }
}
