package dev.bindsight.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import dev.bindsight.app.Engine;
import dev.bindsight.model.Port;
import dev.bindsight.platform.Platform;
import dev.bindsight.text.Csv;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.ExcerptText;
import dev.bindsight.text.ForeignText;
import dev.bindsight.text.PropertyFile;
import dev.bindsight.text.QuotedBytes;
import dev.bindsight.text.SpokenLanguage;
import dev.bindsight.text.TraceText;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The design's rules about what may depend on what, held against the compiled classes. */
class ArchitectureTest {
    private static final String[] VAGUE_PACKAGES =
            Stream.of("util", "utils", "common", "service", "manager", "helper")
                    .map(name -> PackageTable.ROOT + ".." + name + "..")
                    .toArray(String[]::new);

    /** What writes data in one way whatever the language, reads what was typed, or names it. */
    private static final Class<?>[] WITHOUT_WORDS = {
        Csv.class,
        DurationText.class,
        ExcerptText.class,
        ForeignText.class,
        PropertyFile.class,
        QuotedBytes.class,
        SpokenLanguage.class,
        TraceText.class
    };

    static List<PackageTable> table() {
        return PackageTable.ROWS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void aPackageUsesOnlyWhatTheDesignAllowsIt(PackageTable row) {
        classes()
                .that()
                .resideInAPackage(row.pattern())
                .should()
                .onlyDependOnClassesThat(row.allowed())
                .because(row.because())
                .allowEmptyShould(true)
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void everyPackageStandsInTheTable() {
        String[] known =
                PackageTable.ROWS.stream().map(PackageTable::pattern).toArray(String[]::new);
        classes()
                .that()
                .doNotHaveSimpleName("module-info")
                .should()
                .resideInAnyPackage(known)
                .because("a package without a row in the table has no story and no limits")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void theEngineIsOpenedBesideJavaFx() {
        noClasses()
                .that()
                .areAssignableTo("javafx.application.Application")
                .should()
                .callMethod(Engine.class, "open")
                .orShould()
                .callMethod(Engine.class, "on", Platform.class, String.class)
                .because("opening it takes as long as the first picture, on the FX thread too")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void sentencesAreMadeAboveWhatFindsAndActs() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.bindsight.model..",
                        "dev.bindsight.errno..",
                        "dev.bindsight.platform..",
                        "dev.bindsight.explain..",
                        "dev.bindsight.occupancy..",
                        "dev.bindsight.inventory..",
                        "dev.bindsight.probe..",
                        "dev.bindsight.diagnosis..",
                        "dev.bindsight.fix..",
                        "dev.bindsight.history..",
                        "dev.bindsight.settings..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.bindsight.text..")
                                .and(not(belongToAnyOf(WITHOUT_WORDS))))
                .because("a finding is a fact; words puts it into a sentence, in a language")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void onlyTextAsksWhichLanguageIsSpoken() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bindsight.text..")
                .should()
                .accessField(Locale.class, "ENGLISH")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault", Locale.Category.class)
                .because("a language is chosen in one place, and may change while the app runs")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void noPatternIsCompiledForEachText() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.MessageFormat")
                .because("it is read anew for each text; text.TextPattern is read once")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void theVocabularyAndTheWordsNeedTheJdkOnly() {
        classes()
                .that()
                .resideInAnyPackage("dev.bindsight.model..", "dev.bindsight.text..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "dev.bindsight.model..",
                        "dev.bindsight.text..")
                .because("everything else uses them, and would inherit their libraries")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.bindsight.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood, and changed, all at once")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void noConclusionLooksAtTheMachine() {
        noClasses()
                .that()
                .resideInAPackage("dev.bindsight.diagnosis.conclude..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.bindsight.platform..",
                        "dev.bindsight.inventory",
                        "dev.bindsight.inventory.filter..",
                        "dev.bindsight.inventory.project..",
                        "dev.bindsight.probe..",
                        "dev.bindsight.diagnosis.gather..")
                .because("it asks for a look, and is tested with what comes of it alone")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void noClassesOfTheDiagnosisDependOnEachOtherInACircle() {
        slices().assignedFrom(eachClassOf("dev.bindsight.diagnosis"))
                .should()
                .beFreeOfCycles()
                .because("of classes in a circle none is understood without all others")
                .check(CompiledCode.PRODUCTION);
    }

    private static SliceAssignment eachClassOf(String tree) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass each) {
                return each.getPackageName().startsWith(tree)
                        ? SliceIdentifier.of(each.getName().replaceFirst("[$].*", ""))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each class of " + tree;
            }
        };
    }

    @Test
    void nativeCodeStaysInPlatform() {
        onlyIn("java.lang.foreign..", "dev.bindsight.platform..")
                .because("memory that can crash the process is reviewed in one place")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void oshiAndJnaStayInPlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bindsight.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("oshi..", "com.sun.jna..")
                .because("OSHI is one source among others, behind the same interfaces")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void javaFxStaysInViewAndApp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.bindsight.view..", "dev.bindsight.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli..")
                .because("the engine and the command line run where there is no display")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void picocliStaysInCliAndApp() {
        onlyIn("picocli..", "dev.bindsight.cli..", "dev.bindsight.app..")
                .because("how arguments are parsed concerns nobody but the command line")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void onlyCliAndAppTouchTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.bindsight.cli..", "dev.bindsight.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .because("--json promises one document on standard output and nothing else")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void onlyWhatActsStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.bindsight.fix..",
                        "dev.bindsight.history.unit..",
                        "dev.bindsight.lab..",
                        "dev.bindsight.platform..")
                .and()
                // a rehearsal's own, which nobody is shown
                .doNotHaveFullyQualifiedName("dev.bindsight.app.OtherProcess")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(target(name("exec")).and(target(owner(type(Runtime.class)))))
                .because("what is shown comes from the kernel, not from another tool's output")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void onlyAppEndsTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bindsight.app..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethodWhere(
                        target(nameMatching("exit|halt")).and(target(owner(type(Runtime.class)))))
                .because("whoever ends the program takes every open descriptor of others with it")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void whatIsTypedAsAPortIsReadByPortAlone() {
        noClasses()
                .that(callConstructorOf(Port.class))
                .should()
                .callMethod(Integer.class, "parseInt", String.class)
                .because("which digits are a port is said once: a form and a verb never differ")
                .check(CompiledCode.PRODUCTION);
    }

    private static DescribedPredicate<JavaClass> callConstructorOf(Class<?> made) {
        return DescribedPredicate.describe(
                "make a " + made.getSimpleName(),
                each ->
                        each.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(made)));
    }

    @Test
    void nobodyLogs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .because("what matters is a value that is shown; nobody reads a log of this app")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void staticFieldsAreConstants() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(resideInAPackage("java.util.concurrent.atomic.."))
                .because("state that everyone shares is state that no test can replace")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void packagesAreNamedAfterWhatTheyAreAbout() {
        noClasses()
                .should()
                .resideInAnyPackage(VAGUE_PACKAGES)
                .because("such a name takes in anything, so nobody finds anything in it")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*[a-z](Utils?|Helper|Manager|Service|Common|Impl)(\\$.*)?")
                .because("the name shall say what it does, not that it does something")
                .check(CompiledCode.PRODUCTION);
    }

    @Test
    void noTwoClassesHaveOneSimpleName() {
        assertThat(
                        topLevelClasses().stream()
                                .collect(
                                        groupingBy(
                                                JavaClass::getSimpleName, TreeMap::new, toList()))
                                .values())
                .as("classes that only their import tells apart")
                .allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packagesWithClasses())
                .as("packages without @NullMarked: null would mean something nobody wrote down")
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void testsWaitForConditionsInsteadOfSleeping() {
        noClasses()
                .that()
                .haveNameMatching(".*Test(\\$.*)?")
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(type(Thread.class)))))
                .because("a sleep is too short on a busy machine and too long on every other")
                .check(CompiledCode.TESTS);
    }

    private static ClassesShouldConjunction onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static List<JavaClass> topLevelClasses() {
        return CompiledCode.PRODUCTION.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().endsWith("-info"))
                .toList();
    }

    private List<JavaPackage> packagesWithClasses() {
        return CompiledCode.PRODUCTION.getPackage(PackageTable.ROOT).getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .toList();
    }
}
