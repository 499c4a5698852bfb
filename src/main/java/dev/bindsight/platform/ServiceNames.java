package dev.bindsight.platform;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of well-known ports: the system's services(5) first, then the list Bindsight brings. */
public final class ServiceNames {
    private static final String OWN = "services.txt";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Port> ports = new HashMap<>();

    /** Reads both lists; a system without one is no error. */
    public static ServiceNames load(Path system) {
        var services = new ServiceNames();
        try {
            services.add(Files.readString(system, StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            // minimal systems and containers have none
        }
        try (InputStream own = ServiceNames.class.getResourceAsStream(OWN)) {
            if (own == null) {
                throw new IllegalStateException("the resource " + OWN + " is missing");
            }
            services.add(new String(own.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }

    /** The name of a port. */
    public Optional<String> name(Port port, Protocol protocol) {
        return Optional.ofNullable(names.get(key(port.toString(), protocol)));
    }

    /** The port of a name or alias. */
    public Optional<Port> port(String name, Protocol protocol) {
        return Optional.ofNullable(ports.get(key(name, protocol)));
    }

    /** Adds lines such as {@code http 80/tcp www # comment}; what is there already stays. */
    private void add(String text) {
        for (String line : text.split("\n")) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            String[] number = words.length < 2 ? new String[0] : words[1].split("/");
            if (number.length == 2) {
                for (Protocol protocol : Protocol.values()) {
                    if (number[1].equalsIgnoreCase(protocol.name())) {
                        Port.parse(number[0]).ifPresent(port -> add(words, port, protocol));
                    }
                }
            }
        }
    }

    private void add(String[] words, Port port, Protocol protocol) {
        names.putIfAbsent(key(port.toString(), protocol), words[0]);
        for (int i = 0; i < words.length; i++) {
            if (i != 1) {
                ports.putIfAbsent(key(words[i], protocol), port);
            }
        }
    }

    private static String key(String word, Protocol protocol) {
        return word.toLowerCase(Locale.ROOT) + "/" + protocol;
    }
}
