package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The bare table as the app's twin: started by the same Java with the same options, from a module
 * of its own and a class cache of its own.
 */
final class BareTwin {
    private static final String MODULE = "bare";
    private static final String CACHE = "-XX:AOTCache=";
    private static final String NATIVE_ACCESS = "--enable-native-access=";

    private final List<String> options = new ArrayList<>();
    private final Path jar;
    private final Path cache;

    /**
     * Puts it together.
     *
     * @param app the command line of the app's own process: Java, options, the module after them
     * @param directory is empty, for its files
     */
    BareTwin(List<String> app, Path directory) {
        jar = directory.resolve("bare.jar");
        cache = directory.resolve("bare.aot");
        for (String option : app.subList(0, end(app))) {
            boolean own = option.startsWith(CACHE) || option.startsWith(NATIVE_ACCESS);
            if (!own) {
                options.add(option);
            }
        }
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes its class cache, as that of the app was made: by one run. */
    void rehearse(Map<String, String> environment) {
        List<String> command = command("-XX:AOTCacheOutput=" + cache);
        command.add("rehearse");
        Process process = Launch.start(command, environment);
        if (process.onExit().join().exitValue() != 0 || !Files.exists(cache)) {
            throw new IllegalStateException("no cache was made by " + command);
        }
    }

    /** What starts it. */
    List<String> command() {
        return command(CACHE + cache);
    }

    private List<String> command(String option) {
        var command = new ArrayList<>(options);
        command.addAll(
                List.of(
                        option,
                        NATIVE_ACCESS + "javafx.graphics",
                        "--module-path",
                        jar.toString(),
                        "--module",
                        MODULE + "/" + BareTable.class.getName()));
        return command;
    }

    private static int end(List<String> app) {
        int end = Math.max(app.indexOf("-m"), app.indexOf("--module"));
        if (end < 0) {
            throw new IllegalStateException("no module is started by " + app);
        }
        return end;
    }

    private void write() throws IOException {
        String path = BareTable.class.getName().replace('.', '/') + ".class";
        byte[] descriptor =
                ClassFile.of()
                        .buildModule(
                                ModuleAttribute.of(
                                        ModuleDesc.of(MODULE),
                                        module ->
                                                module.requires(ModuleDesc.of("java.base"), 0, null)
                                                        .requires(
                                                                ModuleDesc.of("javafx.controls"),
                                                                0,
                                                                null)
                                                        .requires(
                                                                ModuleDesc.of("atlantafx.base"),
                                                                0,
                                                                null)
                                                        .exports(
                                                                PackageDesc.of(
                                                                        BareTable.class
                                                                                .getPackageName()),
                                                                0)));
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file);
                InputStream table =
                        Objects.requireNonNull(
                                BareTable.class.getClassLoader().getResourceAsStream(path))) {
            out.putNextEntry(new JarEntry("module-info.class"));
            out.write(descriptor);
            out.putNextEntry(new JarEntry(path));
            table.transferTo(out);
        }
    }
}
