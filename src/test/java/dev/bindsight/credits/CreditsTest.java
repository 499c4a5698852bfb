package dev.bindsight.credits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is shipped is credited: all of it, and nothing else. */
class CreditsTest {
    private static final Path TOP = Path.of("").toAbsolutePath();

    private static final Pattern REQUIRED = Pattern.compile("requires (?!static)([\\w.]+);");

    static List<Part> parts() {
        return Credits.parts();
    }

    @Test
    void everyModuleThatBindsightRunsWithBelongsToAPart() throws IOException {
        Set<String> credited = new TreeSet<>();
        parts().forEach(each -> credited.addAll(each.modules()));
        credited.remove("*");
        credited.remove("dev.bindsight");
        assertThat(credited).isEqualTo(modulesAtRunTime());
    }

    /**
     * What a runtime image of Bindsight holds besides the JDK: what its descriptor requires, with
     * what these require and the providers of services they use.
     */
    private static Set<String> modulesAtRunTime() throws IOException {
        Set<String> roots =
                REQUIRED.matcher(Files.readString(TOP.resolve("src/main/java/module-info.java")))
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toCollection(HashSet::new));
        ModuleFinder jars =
                ModuleFinder.of(
                        Arrays.stream(System.getProperty("java.class.path").split(":"))
                                .filter(each -> each.endsWith(".jar"))
                                // beside the one for a platform there is one with nothing in it
                                .filter(each -> !each.matches(".*/javafx-[a-z]+-[0-9.]+\\.jar"))
                                .map(Path::of)
                                .filter(CreditsTest::isModule)
                                .toArray(Path[]::new));
        Set<String> fromJars = new TreeSet<>();
        Configuration.empty()
                .resolveAndBind(
                        ModuleFinder.compose(jars, ModuleFinder.ofSystem()),
                        ModuleFinder.of(),
                        roots)
                .modules()
                .stream()
                .map(ResolvedModule::reference)
                .filter(each ->
                        each.location().filter(at -> at.getScheme().equals("file")).isPresent())
                .map(ModuleReference::descriptor)
                .forEach(each -> fromJars.add(each.name()));
        return fromJars;
    }

    private static boolean isModule(Path jar) {
        return ModuleFinder.of(jar).findAll().stream()
                .noneMatch(each -> each.descriptor().isAutomatic());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartHasTheTextOfItsLicence(Part part) {
        assertThat(part.terms()).startsWith("Copyright ").contains(part.copyright());
        assertThat(Credits.licence(part.licence())).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void whatContainsAPartIsOneItself(Part part) {
        assertThat(part.within().isEmpty() ? List.of() : List.of(part.within()))
                .isSubsetOf(parts().stream().map(Part::name).toList());
    }

    @Test
    void theLicenceOfBindsightIsThatOfTheCheckout() throws IOException {
        Part own = parts().getFirst();
        assertThat(Files.readString(TOP.resolve("LICENSE")))
                .contains(own.copyright().replace("2026 ", "Copyright (c) 2026 "))
                .endsWith(Credits.licence(own.licence()));
    }
}
