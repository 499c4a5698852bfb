package dev.bindsight.credits;

import java.util.List;
import java.util.Optional;

/**
 * Something that is shipped with Bindsight: itself, the Java runtime, a library, a font.
 *
 * @param name as its makers call it
 * @param modules its modules in the runtime image; {@code *} for all that the JDK itself brings
 * @param within the part that contains it, empty for one that stands for itself
 * @param home the address of its site, empty where there is none
 * @param licence an SPDX expression
 * @param copyright years and holder, without the word
 * @param notice a text that its licence wants to be passed on, empty for none
 */
public record Part(
        String name,
        List<String> modules,
        String within,
        String home,
        String licence,
        String copyright,
        String notice) {
    /** In place of module names: every module of the JDK. */
    private static final String JDK = "*";

    /** Its version, as the running program has it; the class path tells none. */
    public Optional<String> version() {
        if (modules.contains(JDK)) {
            return Optional.of(Runtime.version().toString());
        }
        return modules.stream().flatMap(each -> ModuleVersion.of(each).stream()).findFirst();
    }

    /** Everything that its licence wants a reader to see: the copyright, the terms, the notice. */
    public String terms() {
        String terms = "Copyright " + copyright + "\n\n" + Credits.licence(licence).strip() + "\n";
        return notice.isEmpty() ? terms : terms + "\n" + notice.strip() + "\n";
    }
}
