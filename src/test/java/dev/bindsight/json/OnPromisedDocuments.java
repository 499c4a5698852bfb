package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Syscall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A test of documents, which are held against those that are promised. */
abstract class OnPromisedDocuments {
    static final Path PROMISED = Path.of("src/test/resources/dev/bindsight/json");
    static final Duration TOOK = Duration.ofNanos(1_234_567);

    static void assertPromised(String name, byte[] document) throws IOException {
        assertThat(new String(document, StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(PROMISED.resolve(name + ".json")));
    }

    static void assertPromised(String name, Object document) throws IOException {
        assertPromised(name, new JsonText().bytes(document));
    }

    static Outcome refused(Errno errno) {
        return new Outcome.Refused(Syscall.CONNECT, errno, DecidedBy.KERNEL);
    }
}
