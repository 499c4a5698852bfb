package dev.bindsight.app;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sees to it that a user has one window on a display: the first launch listens, each further one
 * hands over what it was launched with and ends.
 *
 * <p>Where that cannot be had the window opens as if this were not there: without a meeting place
 * that is the user's alone, or when the first does not answer in time.
 */
final class OneWindow implements AutoCloseable {
    /** How long a launch waits for the first: then it opens a window of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A window may be closed just as somebody comes to it. */
    private static final int TRIES = 3;

    private final @Nullable Reception reception;

    private OneWindow(@Nullable Reception reception) {
        this.reception = reception;
    }

    /**
     * Finds out whether there is a window, and hands over to it.
     *
     * @return what listens for further launches; empty where the window that is there was shown
     *     instead
     */
    static Optional<OneWindow> begin(Map<String, String> environment, Handover handover) {
        return begin(environment, handover, PATIENCE);
    }

    /** The same, and waits so long for the first. */
    static Optional<OneWindow> begin(
            Map<String, String> environment, Handover handover, Duration patience) {
        Optional<MeetingPlace> place = MeetingPlace.of(environment);
        if (place.isEmpty()) {
            return Optional.of(new OneWindow(null));
        }
        // on a thread that can be left behind: a lock, a connect and an answer may all hang
        var found = new CompletableFuture<Optional<OneWindow>>();
        Thread.ofPlatform()
                .daemon()
                .name("one-window")
                .start(() -> {
                    Optional<OneWindow> late = find(place.get(), handover);
                    if (!found.complete(late)) {
                        late.ifPresent(OneWindow::close);
                    }
                });
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException e) {
            found.complete(Optional.of(new OneWindow(null)));
            return found.join();
        }
    }

    /** Whether further launches come here. */
    boolean listens() {
        return reception != null;
    }

    /** From now on, and what has come by now, is for this window. */
    void receive(Reception.Receiver window) {
        if (reception != null) {
            reception.receive(window);
        }
    }

    /** Leaves the place to the next launch. */
    @Override
    public void close() {
        if (reception != null) {
            reception.close();
        }
    }

    private static Optional<OneWindow> find(MeetingPlace place, Handover handover) {
        try {
            for (int i = 0; i < TRIES; i++) {
                Reception ours = null;
                SocketChannel first = null;
                try (var file =
                                FileChannel.open(
                                        place.lock(),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE,
                                        LinkOption.NOFOLLOW_LINKS);
                        var _ = file.lock()) {
                    first = connect(place);
                    if (first == null) {
                        // what nobody listens on any more was left by one that was killed
                        Files.deleteIfExists(place.socket());
                        ours = listen(place);
                    }
                }
                if (first == null) {
                    return Optional.of(new OneWindow(ours));
                }
                switch (Reception.tell(first, place, handover)) {
                    case TAKEN -> {
                        return Optional.empty();
                    }
                    case REFUSED -> {
                        return Optional.of(new OneWindow(null));
                    }
                    case GONE -> {}
                }
            }
        } catch (IOException e) {
            // the window is more important than that there is only one
        }
        return Optional.of(new OneWindow(null));
    }

    private static @Nullable SocketChannel connect(MeetingPlace place) throws IOException {
        if (!Files.exists(place.socket(), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(place.socket()));
            return channel;
        } catch (ConnectException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Reception listen(MeetingPlace place) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(place.socket()));
            return new Reception(server, place);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }
}
