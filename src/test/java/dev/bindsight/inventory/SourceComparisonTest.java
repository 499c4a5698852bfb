package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Coverage.Lack;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.Map;

/** Where two sources do not tell the same. */
class SourceComparisonTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Test
    void sourcesThatAgreeHaveNoDifferences() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.listener("[::ffff:127.0.0.1]:3000"));

        SourceComparison comparison = compare();

        assertThat(comparison.sources()).containsExactly(Source.SOCK_DIAG, Source.PROCFS);
        assertThat(comparison.agreeing()).isEqualTo(2);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void aSocketThatASourceIsKnownToLeaveOutIsExpected() {
        platform.procfs().lacks(Lack.BOUND_ONLY_SOCKETS);
        platform.add(ScriptedSocket.boundOnly("127.0.0.1:3000"));

        assertThat(compare().differences())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.expected()).isTrue();
                    assertThat(difference.states())
                            .isEqualTo(Map.of(Source.SOCK_DIAG, TcpState.BOUND_INACTIVE));
                });
    }

    @Test
    void whatComesOrGoesMeanwhileIsNoDifference() {
        var brief = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.sockDiag().afterListing(() -> platform.remove(brief));
        platform.procfs()
                .afterListing(() -> platform.add(ScriptedSocket.listener("127.0.0.1:4000")));

        assertThat(compare().differences()).isEmpty();
    }

    @Test
    void aRefusedSourceIsNamed() {
        platform.procfs().refuse("open /proc/net/tcp", "EACCES", 13);
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));

        SourceComparison comparison = compare();

        assertThat(comparison.sources()).containsExactly(Source.SOCK_DIAG);
        assertThat(comparison.refusals())
                .extracting(Object::toString)
                .containsExactly("open /proc/net/tcp: EACCES");
        assertThat(comparison.differences()).isEmpty();
    }

    private SourceComparison compare() {
        try (var engine = new LiveInventory(platform, InstantSource.system())) {
            return engine.compare();
        }
    }
}
