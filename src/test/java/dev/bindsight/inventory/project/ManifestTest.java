package dev.bindsight.inventory.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a project, from the files that the tools of its language read. */
class ManifestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NPM      | {\"author\": {\"name\": \"ann\"}, \"name\": \"@ann/shop\"} | @ann/shop",
                "NPM      | {\"scripts\": [\"name\", {\"x\": 1}], \"name\" : \"shop\"} | shop",
                "PYTHON   | [build-system]\\nname = \"no\"\\n[project]\\nname = 'shop'  | shop",
                "PYTHON   | [tool.poetry]\\nversion = \"1\"\\nname = \"shop\" # it      | shop",
                "CARGO    | [package]\\nname = \"shop\"                                 | shop",
                "GO       | // a shop\\nmodule example.org/ann/shop/v2\\ngo 1.22        | shop",
                "GRADLE   | rootProject.name = 'shop'                                   | shop",
                "COMPOSER | {\"name\": \"ann/shop\"}                                    | ann/shop",
            })
    void theNameIsRead(Manifest manifest, String text, String name) {
        assertThat(manifest.name(text.replace("\\n", "\n"))).hasValue(name);
    }

    @Test
    void aPomIsNamedByItsOwnArtifact() {
        String pom =
                """
                <?xml version="1.0"?>
                <!-- <artifactId>comment</artifactId> -->
                <project>
                  <parent><artifactId>parent</artifactId></parent>
                  <dependencies><dependency><artifactId>used</artifactId></dependency>
                  </dependencies>
                  <modelVersion/>
                  <artifactId>shop</artifactId>
                </project>
                """;

        assertThat(Manifest.MAVEN.name(pom)).hasValue("shop");
    }

    @Test
    void aNameThatCouldPoseAsAnotherIsNotShown() {
        assertThat(Manifest.NPM.name("{\"name\": \"shop\u202Egpj\"}")).isEmpty();
        assertThat(Manifest.NPM.name("{\"name\": \"shop\u001b[31m\"}")).isEmpty();
        assertThat(Manifest.NPM.name("{\"name\": \"" + "x".repeat(200) + "\"}")).isEmpty();
        assertThat(Manifest.NPM.name("{\"name\": 7, \"other\": \"x\"}")).isEmpty();
        assertThat(Manifest.NPM.name("{\"name\"")).isEmpty();
    }
}
