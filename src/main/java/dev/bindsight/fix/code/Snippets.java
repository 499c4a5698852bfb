package dev.bindsight.fix.code;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The programs, from one resource file per language. A file has a section {@code [tcp
 * reuse-address]} for each protocol and topic; the first column of its lines is {@code >} where the
 * line matters. {@code @HOST@} and the like stand for what is filled in.
 */
public final class Snippets {
    private Snippets() {}

    /** The program of a fix in every language; empty if the fix changes no program that binds. */
    public static List<Snippet> of(Fix fix) {
        return Topic.of(fix)
                .filter(_ -> fix instanceof Fix.Retry)
                .map(topic -> of(topic, (BindProbe) ((Fix.Retry) fix).probe()))
                .orElseGet(List::of);
    }

    /** The program for a topic in every language, at the place of a bind. */
    public static List<Snippet> of(Topic topic, BindProbe probe) {
        return Stream.of(Language.values()).map(each -> of(each, topic, probe)).toList();
    }

    /** The program for a topic in one language. */
    static Snippet of(Language language, Topic topic, BindProbe probe) {
        String protocol =
                switch (probe.protocol()) {
                    case TCP -> "tcp";
                    case UDP -> "udp";
                };
        Map<String, String> values = values(probe.place());
        var lines = new ArrayList<String>();
        Set<Integer> marked = new HashSet<>();
        for (String line : section(language, protocol + " " + topic.section())) {
            if (line.startsWith(">")) {
                marked.add(lines.size());
            }
            lines.add(filled(line.isEmpty() ? line : line.substring(1), values));
        }
        return new Snippet(language, lines, marked);
    }

    private static Map<String, String> values(BindPlace place) {
        IpAddress address = place.endpoint().address();
        boolean ipv4 = address.family() == AddressFamily.IPV4;
        String scope = place.interfaceName() == null ? "" : "%" + place.interfaceName();
        String host = address + scope;
        String bracketed = ipv4 ? host : "[" + host + "]";
        Port port = place.endpoint().port();
        return Map.of(
                "@HOST@",
                host,
                "@PORT@",
                port.toString(),
                "@PLACE@",
                bracketed + ":" + port,
                "@ANY_PORT@",
                bracketed + ":0",
                "@TUPLE@",
                tuple(place, port.toString()),
                "@ANY_TUPLE@",
                tuple(place, "0"),
                "@IPV6@",
                address.isWildcard() ? IpAddress.LOOPBACK_IPV6.toString() : host,
                "@FAMILY@",
                ipv4 ? "AF_INET" : "AF_INET6",
                "@VERSION@",
                ipv4 ? "4" : "6");
    }

    /** As Python wants an address: a scope within the text it replaces by 0. */
    private static String tuple(BindPlace place, String port) {
        String start = "(\"" + place.endpoint().address() + "\", " + port;
        String device = place.interfaceName();
        return device == null
                ? start + ")"
                : start + ", 0, socket.if_nametoindex(\"" + device + "\"))";
    }

    private static String filled(String line, Map<String, String> values) {
        String filled = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static List<String> section(Language language, String name) {
        List<String> lines = file(language).lines().toList();
        int start = lines.indexOf("[" + name + "]");
        if (start < 0) {
            throw new IllegalStateException("no section " + name + " for " + language);
        }
        var section = new ArrayList<String>();
        for (String line : lines.subList(start + 1, lines.size())) {
            if (line.startsWith("[")) {
                break;
            }
            section.add(line);
        }
        while (section.getLast().isEmpty()) {
            section.removeLast();
        }
        return section;
    }

    private static String file(Language language) {
        String name = language.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream file = Snippets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
