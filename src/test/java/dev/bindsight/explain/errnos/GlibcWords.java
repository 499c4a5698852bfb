package dev.bindsight.explain.errnos;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the file of glibc's words in other languages than English from the catalogues of Debian's
 * package libc-l10n: what strerror(3), gai_strerror(3) and hstrerror(3) print there.
 */
public final class GlibcWords {
    static final Path CATALOGUES = Path.of("/usr/share/locale");

    private static final String FILE = "src/main/resources/dev/bindsight/explain/errnos/glibc.txt";

    private static final String HEADER =
            """
            # glibc's words for errors in other languages than English, from the catalogues in Debian's package
            # libc-l10n. Written by: mvn -q test-compile exec:exec@glibc-words
            """;

    /** What hstrerror(3) has for its codes, and getaddrinfo(3) does not. */
    private static final Map<String, String> OF_GETHOSTBYNAME =
            Map.of(
                    "Unknown host", "EAI_NONAME",
                    "Host name lookup failure", "EAI_AGAIN",
                    "No address associated with name", "EAI_NODATA");

    private GlibcWords() {}

    /** Writes the file anew. */
    public static void main(String[] arguments) throws IOException {
        String sections = languages(CATALOGUES).map(Section::text).collect(Collectors.joining());
        Files.writeString(Path.of(FILE), HEADER + sections);
    }

    /** The languages that have a catalogue of glibc. */
    static Stream<Section> languages(Path catalogues) {
        try (Stream<Path> folders = Files.list(catalogues)) {
            List<Path> sorted = folders.sorted().toList();
            return sorted.stream()
                    .filter(folder -> !folder.endsWith("en_GB"))
                    .map(folder -> folder.resolve("LC_MESSAGES/libc.mo"))
                    .filter(Files::exists)
                    .map(GlibcWords::section)
                    .filter(section -> !section.errnos().isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(Path file) {
        try {
            // …/de/LC_MESSAGES/libc.mo
            String language = file.getName(file.getNameCount() - 3).toString();
            MessageCatalogue catalogue = MessageCatalogue.read(file);
            Map<String, String> errnos = new LinkedHashMap<>();
            for (ErrnoEntry entry : entries()) {
                catalogue
                        .translation(entry.message())
                        .ifPresent(
                                said -> errnos.merge(plain(said), entry.name(), GlibcWords::both));
            }
            OF_GETHOSTBYNAME.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each ->
                            catalogue
                                    .translation(each.getKey())
                                    .ifPresent(said ->
                                            errnos.merge(
                                                    plain(said),
                                                    each.getValue(),
                                                    GlibcWords::both)));
            return new Section(language, catalogue.version(), errnos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the one whose words, "System error", are those of anything. */
    private static List<ErrnoEntry> entries() {
        return ErrnoReference.standard().entries().stream()
                .filter(entry -> !entry.name().equals("EAI_SYSTEM"))
                .toList();
    }

    private static String both(String first, String second) {
        return List.of(first.split(" ")).contains(second) ? first : first + " " + second;
    }

    /** In one line, and without the full stop that some translators end with. */
    private static String plain(String said) {
        String line = said.strip().replaceAll("\\s+", " ");
        return line.replaceAll("[.。]$", "");
    }

    /**
     * One language.
     *
     * @param language as in LANG
     * @param version of the catalogue
     * @param errnos by the words for them; of several the first is read
     */
    record Section(String language, String version, Map<String, String> errnos) {
        String title() {
            return "# " + language + " (" + version + ")\n";
        }

        String text() {
            var text = new StringBuilder("\n" + title());
            errnos.forEach((words, names) -> text.append(lines(words, names.split(" ", 2))));
            return text.toString();
        }

        private static String lines(String words, String[] names) {
            String also = names.length > 1 ? "# and of " + names[1] + ":\n" : "";
            return also + names[0] + " " + words + "\n";
        }
    }
}
