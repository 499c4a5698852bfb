package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the answer goes, in UTF-8. It is written when it is long enough, or flushed, and it is
 * known whether it got through, which a {@link PrintStream} keeps to itself.
 */
public final class Output extends PrintStream {
    private static final int BUFFER = 16 * 1024;

    /** EPIPE as FileOutputStream words it, on Unix and on Windows. */
    private static final Pattern NO_READER =
            Pattern.compile("Broken pipe|The pipe (?:is being closed|has been ended)");

    private final Sink sink;
    private final boolean terminal;

    /** Writes to {@code stream}, which is no terminal. */
    public Output(OutputStream stream) {
        this(stream, false);
    }

    /**
     * Writes to {@code stream}.
     *
     * @param terminal whether it is a terminal
     */
    Output(OutputStream stream, boolean terminal) {
        this(new Sink(stream), terminal);
    }

    private Output(Sink sink, boolean terminal) {
        super(new BufferedOutputStream(sink, BUFFER), false, StandardCharsets.UTF_8);
        this.sink = sink;
        this.terminal = terminal;
    }

    /** Whether the answer is shown while it is written, where nothing else may stand in it. */
    boolean isTerminal() {
        return terminal;
    }

    /** Prints lines, many at a time, because each println is three flushes of an encoder. */
    void printLines(Iterable<String> lines) {
        var text = new StringBuilder(BUFFER);
        for (String line : lines) {
            endLine(text.append(line));
        }
        printAll(text);
    }

    /** Prints the lines of a table below its heading. */
    void printRows(TableLines lines) {
        var text = new StringBuilder(BUFFER);
        for (int i = 1; i < lines.size(); i++) {
            lines.append(i, text);
            endLine(text);
        }
        printAll(text);
    }

    private void endLine(StringBuilder text) {
        text.append(System.lineSeparator());
        if (text.length() > BUFFER / 2) {
            printAll(text);
        }
    }

    private void printAll(StringBuilder text) {
        // an encoder would take over each character by itself, and twice
        writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    /** Writes what is left; gives what kept any of the answer from being written. */
    Optional<IOException> loss() {
        flush();
        return Optional.ofNullable(sink.failure);
    }

    /**
     * Whether a loss means that the reader has left, as head(1) does, and wants to read no more.
     */
    static boolean isReaderGone(IOException loss) {
        return loss instanceof ClosedChannelException
                || loss.getMessage() != null && NO_READER.matcher(loss.getMessage()).find();
    }

    /** Remembers the first failure and writes nothing after it: an answer has no holes. */
    private static final class Sink extends OutputStream {
        private final OutputStream stream;
        private @Nullable IOException failure;

        private Sink(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                stream.write(bytes, offset, length);
                stream.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
