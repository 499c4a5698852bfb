package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** The promised ids are made of the records' names: a record that is renamed fails here. */
class ScriptWordTest {
    @Test
    void causesHaveTheIdsThatArePromised() {
        assertThat(ids(Cause.class))
                .containsExactlyInAnyOrder(
                        "port-held",
                        "wildcard-conflict",
                        "held-by-bound-socket",
                        "held-by-connection",
                        "held-by-time-wait",
                        "held-by-orphan",
                        "held-by-kernel",
                        "privileged-port",
                        "reserved-port",
                        "address-not-local",
                        "address-not-ready",
                        "wrong-family",
                        "nothing-listening",
                        "listening-elsewhere",
                        "accept-queue-full",
                        "not-accepted",
                        "accepts-but-silent",
                        "connection-reset",
                        "self-connected",
                        "no-reply",
                        "forbidden-by-policy",
                        "refused-by-firewall",
                        "no-route",
                        "host-unreachable",
                        "ephemeral-ports-exhausted",
                        "descriptors-exhausted",
                        "source-not-local",
                        "name-not-found",
                        "invalid-use",
                        "redirected",
                        "holds-no-longer",
                        "tls-failed",
                        "undetermined");
    }

    @Test
    void fixesHaveTheIdsThatArePromised() {
        assertThat(ids(Fix.class))
                .containsExactlyInAnyOrder(
                        "stop-owner",
                        "stop-supervisor",
                        "close-socket",
                        "end-hold",
                        "retry-with-reuse-address",
                        "retry-with-reuse-port",
                        "retry-with-freebind",
                        "retry-other-family",
                        "use-other-port",
                        "use-other-address",
                        "wait-for-time-wait",
                        "grant-privilege",
                        "raise-timeout",
                        "start-server",
                        "try-bind",
                        "try-connect",
                        "look-up");
    }

    @Test
    void aCauseAndAFixTellTheirId() {
        assertThat(new Cause.NoReply().id()).isEqualTo("no-reply");
        assertThat(new Fix.GrantPrivilege(new Port(80), List.of()).id())
                .isEqualTo("grant-privilege");
    }

    private static List<String> ids(Class<?> sealed) {
        return records(sealed).distinct().map(ScriptWord::of).toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(ScriptWordTest::records);
    }
}
