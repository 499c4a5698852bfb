package dev.bindsight.fix;

import dev.bindsight.model.Container;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Supervisor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Asks docker(1) or podman(1) about a container and has it stopped. A container that is known only
 * by the address its docker-proxy forwards to is found by that address.
 */
final class Containers {
    private static final Duration ASK = Duration.ofSeconds(3);
    private static final Set<String> CONTROLLED = Set.of("docker", "podman");
    private static final String FORMAT =
            "{{.Id}} {{.Name}} {{.HostConfig.RestartPolicy.Name}}"
                    + "{{range .NetworkSettings.Networks}} {{.IPAddress}}"
                    + " {{.GlobalIPv6Address}}{{end}}";

    private final Commands commands;

    Containers(Commands commands) {
        this.commands = commands;
    }

    /** Whether the program that controls the runtime is here, and the container's id is known. */
    boolean canStop(Container container) {
        return isControlled(container) && !isAddress(container);
    }

    private boolean isControlled(Container container) {
        return CONTROLLED.contains(container.runtime()) && commands.has(container.runtime());
    }

    private static boolean isAddress(Container container) {
        return IpAddressText.parse(container.id()).isPresent();
    }

    /** The container as a supervisor, with what its runtime tells of it. */
    Supervisor.Runtime describe(Container container) {
        if (!isControlled(container)) {
            return new Supervisor.Runtime(container, null);
        }
        boolean byAddress = isAddress(container);
        List<String> ids = byAddress ? running(container.runtime()) : List.of(container.id());
        return ids.isEmpty()
                ? new Supervisor.Runtime(container, null)
                : inspect(container, ids, byAddress ? container.id() : null);
    }

    /** Stops the container and waits for its end. */
    Commands.Result stop(Container container, Duration limit, BooleanSupplier cancelled) {
        return commands.run(List.of(container.runtime(), "stop", container.id()), limit, cancelled);
    }

    private List<String> running(String runtime) {
        List<String> command = List.of(runtime, "ps", "--quiet", "--no-trunc");
        return lines(commands.run(command, ASK, () -> false))
                .filter(id -> id.matches("[0-9a-f]{12,64}"))
                .toList();
    }

    private Supervisor.Runtime inspect(
            Container container, List<String> ids, @Nullable String address) {
        var command = new ArrayList<>(List.of(container.runtime(), "inspect", "--format", FORMAT));
        command.addAll(ids);
        return lines(commands.run(command, ASK, () -> false))
                .map(line -> List.of(line.strip().split(" +")))
                .filter(words -> words.size() >= 2 && words.getFirst().matches("[0-9a-f]{12,64}"))
                .filter(words -> address == null || words.contains(address))
                .findFirst()
                .map(words -> described(container.runtime(), words))
                .orElseGet(() -> new Supervisor.Runtime(container, null));
    }

    /** Docker writes names with a slash before them. */
    private static Supervisor.Runtime described(String runtime, List<String> words) {
        String name = words.get(1).startsWith("/") ? words.get(1).substring(1) : words.get(1);
        String third = words.size() > 2 ? words.get(2) : "";
        boolean policy = third.matches("no|always|unless-stopped|on-failure.*");
        return new Supervisor.Runtime(
                new Container(runtime, words.getFirst(), name), policy ? third : null);
    }

    private static Stream<String> lines(Commands.Result result) {
        return result instanceof Commands.Result.Ran ran && ran.exitStatus() == 0
                ? ran.output().lines()
                : Stream.empty();
    }
}
