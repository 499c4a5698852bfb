package dev.bindsight.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Stream;

/** What becomes of the bill that Maven writes. */
class BillOfMaterialsTest {
    private static final String CONTROLS = "pkg:maven/org.openjfx/javafx-controls@25?";
    private static final String BASE = "pkg:maven/org.openjfx/javafx-base@25?";
    private static final String OF_MAVEN =
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6",
             "components": [
              {"bom-ref": "CONTROLStype=jar"}, {"bom-ref": "CONTROLSclassifier=linux&type=jar"},
              {"bom-ref": "BASEtype=jar"}, {"bom-ref": "BASEclassifier=linux&type=jar"},
              {"bom-ref": "pkg:maven/info.picocli/picocli@4?type=jar"}],
             "dependencies": [
              {"ref": "app", "dependsOn": ["CONTROLStype=jar"]},
              {"ref": "CONTROLStype=jar",
               "dependsOn": ["CONTROLSclassifier=linux&type=jar", "BASEtype=jar"]},
              {"ref": "CONTROLSclassifier=linux&type=jar", "dependsOn": []},
              {"ref": "BASEtype=jar", "dependsOn": ["BASEclassifier=linux&type=jar"]},
              {"ref": "BASEclassifier=linux&type=jar", "dependsOn": []}]}
            """
                    .replace("CONTROLS", CONTROLS)
                    .replace("BASE", BASE);

    private final JsonNode bill = JsonMapper.shared().readTree(BillOfMaterials.of(OF_MAVEN));

    private Stream<JsonNode> components() {
        return bill.path("components").valueStream();
    }

    @Test
    void theEmptyJarsOfJavaFxAreNotThere() {
        assertThat(components().map(each -> each.path("bom-ref").asString()))
                .contains(
                        CONTROLS + "classifier=linux&type=jar",
                        "pkg:maven/info.picocli/picocli@4?type=jar")
                .doesNotContain(CONTROLS + "type=jar", BASE + "type=jar");
        assertThat(bill.path("dependencies").get(0).path("dependsOn").get(0).asString())
                .isEqualTo(CONTROLS + "classifier=linux&type=jar");
        assertThat(bill.path("dependencies").get(1).path("dependsOn").get(0).asString())
                .isEqualTo(BASE + "classifier=linux&type=jar");
        assertThat(bill.path("dependencies").size()).isEqualTo(3);
    }

    @Test
    void theJavaRuntimeIsThereInTheVersionThatBuilds() {
        JsonNode runtime =
                components()
                        .filter(each -> each.path("type").asString().equals("platform"))
                        .findFirst()
                        .orElseThrow();
        assertThat(runtime.path("name").asString()).isEqualTo("OpenJDK");
        assertThat(runtime.path("version").asString()).isEqualTo(Runtime.version().toString());
    }

    @Test
    void whatALibraryContainsIsThereWithItsLicence() {
        assertThat(components())
                .anySatisfy(each -> {
                    assertThat(each.path("name").asString()).isEqualTo("libffi");
                    assertThat(each.at("/licenses/0/expression").asString()).isEqualTo("MIT");
                });
    }
}
