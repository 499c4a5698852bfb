package dev.bindsight.platform.linux;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the caller handed on to this process, as the launcher found it before it changed anything:
 * {@code note_caller} of packaging/launch. The virtual machine changes more: it catches and blocks
 * signals and opens files.
 *
 * @param descriptors those that were open; absent where no launcher told, then all are taken for it
 * @param ignored the signals that are ignored; the bit of signal n is n - 1
 * @param blocked the signals that are blocked
 * @param environment NAME=VALUE, in the bytes it was given in
 * @param directory the working directory; absent where it still is that of this process
 */
record Caller(
        @Nullable Set<Integer> descriptors,
        long ignored,
        long blocked,
        List<byte[]> environment,
        @Nullable String directory) {
    private static final String ENVIRONMENT = "BINDSIGHT_ENVIRONMENT=";

    /** The variable that moves the virtual machine's own signal away from SIGUSR2. */
    private static final String SIGNAL_OF_JAVA = "_JAVA_SR_SIGNUM=";

    /** Reads what the launcher told. */
    static Caller read() {
        String told = System.getProperty("bindsight.caller", "");
        String directory = System.getProperty("bindsight.directory");
        try {
            List<byte[]> environment =
                    environment(Files.readAllBytes(Path.of("/proc/self/environ")));
            return of(told.strip(), environment, directory);
        } catch (IOException e) {
            List<byte[]> environment =
                    System.getenv().entrySet().stream()
                            .map(each ->
                                    (each.getKey() + "=" + each.getValue())
                                            .getBytes(Charset.defaultCharset()))
                            .toList();
            return of(told.strip(), environment, directory);
        }
    }

    /**
     * Reads it.
     *
     * @param told the ignored and the blocked signals as proc(5) has them, and the descriptors;
     *     empty where nobody told
     */
    static Caller of(String told, List<byte[]> environment, @Nullable String directory) {
        if (told.isEmpty()) {
            return new Caller(null, 0, 0, environment, directory);
        }
        String[] words = told.split(" +");
        Set<Integer> descriptors =
                Stream.of(words).skip(2).map(Integer::valueOf).collect(Collectors.toSet());
        return new Caller(
                descriptors,
                Long.parseUnsignedLong(words[0], 16),
                Long.parseUnsignedLong(words[1], 16),
                environment,
                directory);
    }

    /** Whether the caller had a descriptor open. */
    boolean has(int descriptor) {
        return descriptors == null || descriptors.contains(descriptor);
    }

    /**
     * The caller's environment.
     *
     * @param own this process's, as proc_pid_environ(5) has it, with the caller's in one of its
     *     variables; where it is in none, the own one is all that is known
     */
    static List<byte[]> environment(byte[] own) {
        List<byte[]> variables = parts(own);
        return variables.stream()
                .filter(each -> isOf(ENVIRONMENT, each))
                .findFirst()
                .map(each -> Arrays.copyOfRange(each, ENVIRONMENT.length(), each.length))
                .map(each -> parts(Base64.getDecoder().decode(each)))
                .orElseGet(() ->
                        variables.stream().filter(each -> !isOf(SIGNAL_OF_JAVA, each)).toList());
    }

    private static boolean isOf(String name, byte[] variable) {
        for (int i = 0; i < name.length(); i++) {
            if (i >= variable.length || variable[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<byte[]> parts(byte[] text) {
        var parts = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                parts.add(Arrays.copyOfRange(text, start, i));
                start = i + 1;
            }
        }
        return List.copyOf(parts);
    }
}
