package dev.bindsight.conventions;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which package may use which, and why. Packages that the design names but nobody has written yet
 * stand here too, so that they are born inside the rules.
 *
 * @param name the package below {@code dev.bindsight}
 * @param mayUse the packages below {@code dev.bindsight} it may use besides itself
 * @param because what would go wrong otherwise
 */
record PackageTable(String name, Set<String> mayUse, String because) {
    static final String ROOT = "dev.bindsight";

    /** What knows the machine or the causes, and nothing of who is told. */
    private static final Set<String> ENGINE =
            Set.of(
                    "model",
                    "text",
                    "errno",
                    "explain",
                    "occupancy",
                    "handover",
                    "inventory",
                    "probe",
                    "diagnosis",
                    "fix",
                    "words",
                    "lab",
                    "history");

    static final List<PackageTable> ROWS =
            List.of(
                    row("model", "the vocabulary is understood without anything else"),
                    row("text", "words are put together from the vocabulary alone", "model"),
                    row(
                            "handover",
                            "threads hand each other values and need not know what they are"),
                    row("credits", "what is shipped is data about files, not about the machine"),
                    row(
                            "errno",
                            "the reference is data about the vocabulary, in a language",
                            "model",
                            "text"),
                    row(
                            "explain",
                            "it reads what programs print and touches nothing",
                            "model",
                            "errno"),
                    row(
                            "occupancy",
                            "who has a place is read off sockets that somebody else saw",
                            "model"),
                    row(
                            "platform",
                            "native code answers questions and knows nothing of who asks",
                            "model",
                            "text"),
                    row(
                            "inventory",
                            "it joins what the platform reads and shows nothing",
                            "model",
                            "text",
                            "platform",
                            "occupancy",
                            "handover"),
                    row(
                            "probe",
                            "an attempt reports what the kernel said and explains nothing",
                            "model",
                            "text",
                            "platform",
                            "occupancy"),
                    row(
                            "diagnosis.observation",
                            "what was gathered is values, which nothing changes any more",
                            "model",
                            "errno",
                            "explain",
                            "occupancy",
                            "inventory"),
                    row(
                            "diagnosis",
                            "it gathers through probe and inventory, and concludes from what it"
                                    + " gathered",
                            "model",
                            "errno",
                            "explain",
                            "occupancy",
                            "inventory",
                            "probe"),
                    row(
                            "fix",
                            "it acts on a diagnosis and proves the result with a probe",
                            "model",
                            "text",
                            "platform",
                            "occupancy",
                            "inventory",
                            "probe",
                            "diagnosis"),
                    row(
                            "history",
                            "it writes down what the inventory saw, and looks at nothing itself",
                            "model",
                            "inventory",
                            "settings"),
                    row(
                            "lab",
                            "an experiment makes system calls and needs no diagnosis to do so",
                            "model",
                            "text",
                            "errno",
                            "platform",
                            "probe"),
                    row(
                            "words",
                            "sentences are made of facts, last of all",
                            "model",
                            "text",
                            "errno",
                            "explain",
                            "occupancy",
                            "inventory",
                            "probe",
                            "diagnosis",
                            "fix",
                            "history"),
                    row(
                            "json",
                            "terminal and window copy the same promised documents, made of what"
                                    + " the engine reports",
                            ENGINE),
                    row(
                            "settings",
                            "what the user chose is plain data",
                            "model",
                            "text",
                            "handover"),
                    row(
                            "view",
                            "a screen shows and passes on choices; it asks the engine, never the"
                                    + " machine",
                            ENGINE,
                            "credits",
                            "json",
                            "settings"),
                    row(
                            "cli",
                            "a verb answers without a display and through the same engine as the"
                                    + " screens",
                            ENGINE,
                            "credits",
                            "json",
                            "settings"),
                    row(
                            "app",
                            "one place wires everything by hand",
                            ENGINE,
                            "credits",
                            "platform",
                            "json",
                            "settings",
                            "view",
                            "cli"));

    private static PackageTable row(String name, String because, String... mayUse) {
        return row(name, because, Set.of(), mayUse);
    }

    private static PackageTable row(
            String name, String because, Set<String> mayUse, String... more) {
        var all = new TreeSet<>(mayUse);
        all.addAll(List.of(more));
        return new PackageTable(name, all, because);
    }

    /** The package with everything below it, as ArchUnit names it. */
    String pattern() {
        return ROOT + "." + name + "..";
    }

    /** Every class this package may depend on: its own, those in {@code mayUse}, and libraries. */
    DescribedPredicate<JavaClass> allowed() {
        String[] patterns =
                Stream.concat(Stream.of(name), mayUse.stream().sorted())
                        .map(each -> ROOT + "." + each + "..")
                        .toArray(String[]::new);
        return JavaClass.Predicates.resideInAnyPackage(patterns)
                .or(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".."))
                .as("reside in any of " + Arrays.toString(patterns) + " or in a library");
    }

    @Override
    public String toString() {
        return name;
    }
}
