package dev.bindsight.cli.manual;

import dev.bindsight.credits.Credits;
import dev.bindsight.credits.Part;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Completes the bill of materials (CycloneDX 1.6) that Maven writes, when a package is built:
 * {@code FILE}. Maven knows the libraries; a package holds the Java runtime too, of which that of
 * this very process is taken, and what the libraries themselves contain. The jars of JavaFX without
 * a platform are empty and not shipped. No clock is read, so that two builds agree.
 */
public final class BillOfMaterials {
    private static final Pattern EMPTY_JAR =
            Pattern.compile("pkg:maven/org\\.openjfx/.*\\?type=jar");

    private final JsonMapper json = JsonMapper.builder().build();

    private BillOfMaterials() {}

    /** Completes a file in place. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("accepted: FILE");
        }
        Path file = Path.of(arguments[0]);
        String text = new BillOfMaterials().completed(Files.readString(file));
        Files.writeString(file, text);
    }

    /** The whole bill, from the one that Maven wrote. */
    static String of(String maven) {
        return new BillOfMaterials().completed(maven);
    }

    private String completed(String maven) {
        var bill = (ObjectNode) json.readTree(maven);
        var components = json.createArrayNode();
        for (JsonNode each : bill.path("components")) {
            if (!isEmpty(each.path("bom-ref").asString())) {
                components.add(each);
            }
        }
        for (Part each : Credits.parts()) {
            if (each.modules().contains("*")) {
                components.add(runtime(each));
            } else if (!each.within().isEmpty()) {
                components.add(contained(each));
            }
        }
        bill.set("components", components);
        bill.set("dependencies", dependencies(bill.path("dependencies")));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
    }

    private static boolean isEmpty(String reference) {
        return EMPTY_JAR.matcher(reference).matches() && !reference.contains("classifier=");
    }

    private ObjectNode runtime(Part part) {
        String version = System.getProperty("java.runtime.version");
        ObjectNode component = component("platform", part);
        component.putObject("supplier").put("name", System.getProperty("java.vendor"));
        component.put("version", version);
        component.put("purl", "pkg:generic/openjdk@" + version.replace("+", "%2B"));
        return component;
    }

    private ObjectNode contained(Part part) {
        ObjectNode component = component("library", part);
        component.put("description", "in " + part.within());
        return component;
    }

    private ObjectNode component(String type, Part part) {
        ObjectNode component = json.createObjectNode();
        component.put("type", type);
        component.put("bom-ref", "part:" + part.name().replace(' ', '-'));
        component.put("name", part.name());
        component.put("copyright", part.copyright());
        component.putArray("licenses").addObject().put("expression", part.licence());
        if (!part.home().isEmpty()) {
            ObjectNode home = component.putArray("externalReferences").addObject();
            home.put("type", "website").put("url", part.home());
        }
        return component;
    }

    /** What an empty jar is said to need, the one that it stands for needs. */
    private ArrayNode dependencies(JsonNode of) {
        var needs = new LinkedHashMap<String, Set<String>>();
        for (JsonNode each : of) {
            String name = shipped(each.path("ref").asString(), of);
            Set<String> needed = needs.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            for (JsonNode target : each.path("dependsOn")) {
                needed.add(shipped(target.asString(), of));
            }
            needed.remove(name);
        }
        ArrayNode dependencies = json.createArrayNode();
        needs.forEach((name, needed) -> {
            ArrayNode targets = dependencies.addObject().put("ref", name).putArray("dependsOn");
            needed.forEach(targets::add);
        });
        return dependencies;
    }

    /** A jar itself; for an empty one that of the same name for this platform. */
    private static String shipped(String reference, JsonNode dependencies) {
        if (!isEmpty(reference)) {
            return reference;
        }
        String name = reference.substring(0, reference.indexOf('?'));
        for (JsonNode each : dependencies) {
            String other = each.path("ref").asString();
            if (other.startsWith(name + "?") && !isEmpty(other)) {
                return other;
            }
        }
        throw new IllegalArgumentException("no jar for a platform: " + reference);
    }
}
