package dev.bindsight.words;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/** What came of destroying a socket. */
final class DestroyTriedText {
    private DestroyTriedText() {}

    static Sentence of(SocketEntry socket, @Nullable Errno errno) {
        var local = new Span.Address(SocketText.local(socket));
        if (errno == null) {
            return socket.isListening()
                    ? Sentence.of("remedy.close.staysBound", local)
                    : Sentence.of("remedy.close.done", local);
        }
        return switch (errno.known()) {
            case EPERM -> Sentence.of("remedy.close.permission", local, errno, "CAP_NET_ADMIN");
            case ENOENT -> Sentence.of("remedy.close.notFound", local, errno);
            case EOPNOTSUPP, ENOSYS, EINVAL ->
                    Sentence.of("remedy.close.unsupported", local, errno);
            case null, default -> Sentence.of("remedy.close.refused", local, errno);
        };
    }
}
