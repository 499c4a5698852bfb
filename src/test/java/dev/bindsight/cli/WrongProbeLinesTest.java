package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines of {@code why}, {@code bind} and {@code connect} that make no sense. */
class WrongProbeLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "why",
                "why 0",
                "why 70000",
                "why a:b",
                "why 3000 3001",
                "why 3000 --tcp",
                "bind",
                "bind nowhere:80",
                "bind 127.0.0.1:3000 --v6only",
                "bind 3000 --backlog many",
                "bind 3000 --udp --backlog 5",
                "bind 3000 --hold 10",
                "bind 3000 --hold",
                "bind 3000 --matrix --hold 1s",
                "bind 0 --matrix",
                "bind 3000 --matrix --reuse-port",
                "connect",
                "connect localhost",
                "connect localhost 0",
                "connect localhost 70000",
                "connect localhost 9-8",
                "connect localhost 80,",
                "connect localhost no-such-service",
                "connect http://localhost 80",
                "connect localhost:80 80",
                "connect [::1 80",
                "connect localhost 80 --from localhost",
                "connect localhost 80 --from 127.0.0.1:70000",
                "connect localhost 80 --from ::1 --ipv4",
                "connect localhost 80 --timeout 3",
                "connect localhost 80 --count 0",
                "connect localhost 80-81 --count 2",
                "connect localhost 80 --udp --tls",
                "connect localhost 80 --frobnicate"
            })
    void aWrongCommandLineIsOneLineThatSaysWhatIsAccepted(String line) {
        CommandLineRun run = CommandLineRun.of(line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("accepted");
    }
}
