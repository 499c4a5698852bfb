package dev.bindsight.inventory.name;

import dev.bindsight.model.Container;
import dev.bindsight.model.HostAndPort;

import java.util.List;
import java.util.Optional;

/**
 * The container that a docker-proxy serves. Docker starts one per published port, as root and
 * outside of every container, so that stopping it would break the container's port and free nothing
 * for good.
 */
public final class DockerProxy {
    private DockerProxy() {}

    /** Whether a command line is that of a docker-proxy. */
    public static boolean is(List<String> command) {
        return !command.isEmpty() && Paths.base(command.getFirst()).equals("docker-proxy");
    }

    /**
     * What a docker-proxy serves, known by its address on the container network and its port there
     * ({@code -container-ip 172.17.0.2 -container-port 80}); empty for any other program.
     */
    public static Optional<Container> container(List<String> command) {
        if (!is(command)) {
            return Optional.empty();
        }
        Optional<String> address = value(command, "container-ip");
        Optional<String> port = value(command, "container-port");
        return address.map(ip -> {
            String host = HostAndPort.bracketed(ip);
            return new Container("docker", ip, port.map(number -> host + ":" + number).orElse(ip));
        });
    }

    /** The value of {@code -name value}, {@code -name=value}, with one or two minus signs. */
    private static Optional<String> value(List<String> command, String name) {
        for (int i = 1; i < command.size(); i++) {
            String option = command.get(i).replaceFirst("^--?", "");
            if (option.equals(name) && i + 1 < command.size()) {
                return Optional.of(command.get(i + 1));
            }
            if (option.startsWith(name + "=")) {
                return Optional.of(option.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
