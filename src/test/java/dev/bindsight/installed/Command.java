package dev.bindsight.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command came to.
 *
 * @param output its standard output and error
 */
record Command(int status, String output) {
    /** Runs a program found on the PATH until it ends. */
    static Command run(String... words) {
        return run(List.of(words));
    }

    /** Runs a program found on the PATH until it ends. */
    static Command run(List<String> words) {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The output of a program that must end with 0. */
    static String output(String... words) {
        Command done = run(words);
        assertThat(done.status()).as("%s: %s", String.join(" ", words), done.output()).isZero();
        return done.output();
    }
}
