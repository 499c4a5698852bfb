package dev.bindsight.explain;

import org.jspecify.annotations.Nullable;

/**
 * What has to be read from a text, as scripts are told it.
 *
 * @param errno {@link ReportedError#scriptName()}
 * @param call absent where none is said
 * @param host absent where none is said
 * @param port absent where none is said
 */
record Expected(
        String errno, @Nullable String call, @Nullable String host, @Nullable Integer port) {
    static Expected of(ReportedError error) {
        return new Expected(
                error.scriptName(),
                error.call(),
                error.host(),
                error.port() == null ? null : error.port().number());
    }

    static Expected nothing() {
        return new Expected("nothing", null, null, null);
    }
}
