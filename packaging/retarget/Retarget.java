import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the class files of a jar that are older than Java 6 for Java 17: {@code java Retarget.java
 * OLD.jar NEW.jar}. The virtual machine archives none that the old verifier has to check, and picocli is
 * compiled for Java 5. Nothing but their version and the stack maps changes; all else in the jar, and the times
 * of its entries, stay. 17 and not 25, because Maven reads them with the JDK that it runs on.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.10">The Java
 *     Virtual Machine Specification, 4.10: the verifier by type checking is for version 50 and above</a>
 */
final class Retarget {
    private static final ClassTransform TO_17 =
            // a body that nobody touches is copied as it is, without the stack map that is to be made
            ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                    .andThen(
                            (written, element) -> {
                                if (element instanceof ClassFileVersion) {
                                    written.withVersion(ClassFile.JAVA_17_VERSION, 0);
                                } else {
                                    written.with(element);
                                }
                            });

    private Retarget() {}

    public static void main(String[] arguments) throws IOException {
        Path old = Path.of(arguments[0]);
        try (var loader = new URLClassLoader(new URL[] {old.toUri().toURL()}, null);
                var jar = new JarFile(old.toFile());
                var out = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            var types = ClassHierarchyResolver.ofResourceParsing(loader);
            var files =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(
                                    types.orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry each : Collections.list(jar.entries())) {
                byte[] content = jar.getInputStream(each).readAllBytes();
                var entry = new JarEntry(each.getName());
                entry.setTimeLocal(each.getTimeLocal());
                out.putNextEntry(entry);
                out.write(
                        each.getName().endsWith(".class") ? retargeted(files, content) : content);
                out.closeEntry();
            }
        }
    }

    private static byte[] retargeted(ClassFile files, byte[] content) {
        ClassModel model = files.parse(content);
        return model.majorVersion() < ClassFile.JAVA_6_VERSION
                ? files.transformClass(model, TO_17)
                : content;
    }
}
