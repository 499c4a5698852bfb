package dev.bindsight.app;

import jdk.net.ExtendedSocketOptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The talk between two launches: the further one sends a {@link Handover} and closes its side, the
 * first answers with one word.
 */
final class Reception implements AutoCloseable {
    /** The window opens by itself in a moment. */
    private static final String STARTING = "starting";

    /** The window has been shown. */
    private static final String SHOWN = "shown";

    /** How long one launch may keep others waiting, in milliseconds. */
    private static final long LONGEST_TALK = 2_000;

    private static final int LONGEST_ANSWER = 100;

    private final ServerSocketChannel server;
    private final MeetingPlace place;
    private final CompletableFuture<Receiver> window = new CompletableFuture<>();

    /** How a talk ended. */
    enum Ending {
        /** The window is shown, or will be. */
        TAKEN,
        /** The other side belongs to somebody else, or says what nobody understands. */
        REFUSED,
        /** The window was closed meanwhile. */
        GONE
    }

    /** Shows a window. */
    @FunctionalInterface
    interface Receiver {
        /** Shows it with what was handed over; completed once that is done. */
        CompletableFuture<Void> show(Handover handover);
    }

    /** Answers on a socket that is bound. */
    Reception(ServerSocketChannel server, MeetingPlace place) {
        this.server = server;
        this.place = place;
        Thread.ofPlatform().daemon().name("launches").start(this::answer);
    }

    /** From now on, and what has come by now, is for this window. */
    void receive(Receiver receiver) {
        window.complete(receiver);
    }

    /** In this order: a socket that is no longer listened on could be another's by then. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(place.socket());
            server.close();
        } catch (IOException e) {
            // a dead socket is replaced by the next launch
        }
    }

    /** Hands over, to a window on the other side of a connection, which is closed. Blocks. */
    static Ending tell(SocketChannel first, MeetingPlace place, Handover handover) {
        try (first) {
            if (!isOurs(first, place)) {
                return Ending.REFUSED;
            }
            var message = ByteBuffer.wrap(handover.bytes());
            while (message.hasRemaining()) {
                first.write(message);
            }
            first.shutdownOutput();
            String answer = new String(read(first, LONGEST_ANSWER), StandardCharsets.UTF_8);
            return switch (answer) {
                case STARTING, SHOWN -> Ending.TAKEN;
                case "" -> Ending.GONE;
                default -> Ending.REFUSED;
            };
        } catch (IOException e) {
            return Ending.GONE;
        }
    }

    private void answer() {
        while (server.isOpen()) {
            try (SocketChannel launch = server.accept()) {
                CompletableFuture.delayedExecutor(LONGEST_TALK, TimeUnit.MILLISECONDS)
                        .execute(() -> leave(launch));
                if (isOurs(launch, place)) {
                    Optional<String> word = take(Handover.read(read(launch, Handover.LARGEST)));
                    if (word.isPresent()) {
                        launch.write(ByteBuffer.wrap(word.get().getBytes(StandardCharsets.UTF_8)));
                    }
                }
            } catch (IOException e) {
                // of this launch alone, or the last one: the window was closed
            }
        }
    }

    /** The answer; none where the window hangs, so that another is opened. */
    private Optional<String> take(Handover handover) {
        boolean starting = !window.isDone();
        CompletableFuture<Void> shown = window.thenCompose(each -> each.show(handover));
        if (starting) {
            return Optional.of(STARTING);
        }
        try {
            shown.get(LONGEST_TALK, TimeUnit.MILLISECONDS);
            return Optional.of(SHOWN);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            return Optional.empty();
        }
    }

    /** Whether the process on the other side is of the same user (SO_PEERCRED of unix(7)). */
    private static boolean isOurs(SocketChannel channel, MeetingPlace place) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(place.user());
    }

    private static byte[] read(SocketChannel channel, int most) throws IOException {
        var all = new ByteArrayOutputStream();
        var part = ByteBuffer.allocate(4_096);
        while (channel.read(part) >= 0) {
            all.write(part.array(), 0, part.position());
            part.clear();
            if (all.size() > most) {
                throw new IOException("longer than " + most + " bytes");
            }
        }
        return all.toByteArray();
    }

    private static void leave(SocketChannel launch) {
        try {
            launch.close();
        } catch (IOException e) {
            // closed all the same
        }
    }
}
