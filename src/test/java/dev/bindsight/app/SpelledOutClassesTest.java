package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.SameAnywhere;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What packaging/retarget/SpellOut.java makes of the classes of a jar. */
@SameAnywhere
class SpelledOutClassesTest {
    private static final String SAMPLE = PatternsAndRecords.class.getName();
    private static final Path PROGRAM = Path.of("packaging/retarget/SpellOut.java");

    @TempDir private Path folder;
    private Path compiled;
    private Path spelledOut;

    @BeforeEach
    void spell_out() throws Exception {
        compiled = folder.resolve("compiled.jar");
        spelledOut = folder.resolve("spelled-out.jar");
        writeSample();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (var run =
                ChildProcess.start(
                        java, PROGRAM.toString(), compiled.toString(), spelledOut.toString())) {
            assertThat(run.awaitExit()).as(run.output()).isZero();
        }
    }

    @Test
    void they_say_what_they_said() throws Exception {
        assertThat(said(spelledOut))
                .isEqualTo(said(compiled))
                .contains("Pair[first=1, second=Pair[first=b, second=c]]", "Nothing[]");
    }

    @Test
    void only_mixed_labels_are_left_to_the_first_run() throws IOException {
        assertThat(linkedLate(compiled))
                .contains("kind", "word", "constant", "equals", "hashCode", "toString");
        assertThat(linkedLate(spelledOut)).containsExactly("labelled");
    }

    /** As jlink does, which takes names and lines out. */
    @Test
    void they_can_be_written_anew() throws IOException {
        var bare = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);
        try (var jar = new JarFile(spelledOut.toFile())) {
            for (JarEntry each : jar.stream().toList()) {
                byte[] content = jar.getInputStream(each).readAllBytes();
                byte[] written =
                        bare.transformClass(
                                bare.parse(content),
                                ClassTransform.transformingMethodBodies(CodeBuilder::with));
                assertThat(bare.verify(written)).as(each.getName()).isEmpty();
            }
        }
    }

    private static String said(Path jar) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return (String) loader.loadClass(SAMPLE).getMethod("said").invoke(null);
        }
    }

    /** The methods with a call that is linked by java.lang.runtime. */
    private static Set<String> linkedLate(Path file) throws IOException {
        var names = new HashSet<String>();
        try (var jar = new JarFile(file.toFile())) {
            for (JarEntry each : jar.stream().toList()) {
                for (var method :
                        ClassFile.of().parse(jar.getInputStream(each).readAllBytes()).methods()) {
                    boolean late =
                            method.code().stream()
                                    .flatMap(CodeModel::elementStream)
                                    .anyMatch(SpelledOutClassesTest::isLate);
                    if (late) {
                        names.add(method.methodName().stringValue());
                    }
                }
            }
        }
        return names;
    }

    private static boolean isLate(Object element) {
        return element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().packageName().equals("java.lang.runtime");
    }

    private void writeSample() throws Exception {
        Path classes =
                Path.of(
                        PatternsAndRecords.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        String name = SAMPLE.replace('.', '/');
        try (var jar = new JarOutputStream(Files.newOutputStream(compiled));
                Stream<Path> files = Files.list(classes.resolve(name).getParent())) {
            Collection<Path> wanted =
                    files.filter(it -> classes.relativize(it).toString().startsWith(name))
                            .collect(Collectors.toList());
            for (Path each : wanted) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
    }
}
