package dev.bindsight.testbed;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.NameResolver;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The names of a {@link ScriptedPlatform}: localhost is 127.0.0.1, any other is EAI_NONAME. */
public final class ScriptedNames implements NameResolver {
    private static final Duration ELAPSED = Duration.ofMillis(1);

    private final Map<String, Resolution> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    ScriptedNames() {
        name("localhost", "127.0.0.1");
    }

    /** Gives a name its addresses, in order. */
    public ScriptedNames name(String host, String... addresses) {
        var all =
                Stream.of(addresses)
                        .map(text ->
                                new Resolution.Address(IpAddressText.parse(text).orElseThrow(), 0))
                        .toList();
        answers.put(host, Resolution.found(host, all, ELAPSED));
        return this;
    }

    /** Makes a name fail with a code. */
    public ScriptedNames fails(String host, EaiCode code) {
        answers.put(host, Resolution.failed(host, code, null, DecidedBy.KERNEL, ELAPSED));
        return this;
    }

    /** Runs something in the middle of each lookup of a name; it may block. */
    public ScriptedNames whileLookingUp(String host, Runnable action) {
        before.put(host, action);
        return this;
    }

    @Override
    public Resolution lookUp(String host) {
        before.getOrDefault(host, () -> {}).run();
        Resolution answer = answers.get(host);
        return answer != null
                ? answer
                : Resolution.failed(host, EaiCode.EAI_NONAME, null, DecidedBy.KERNEL, ELAPSED);
    }
}
