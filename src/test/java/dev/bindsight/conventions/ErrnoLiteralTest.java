package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.ErrnoName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * An errno is named by {@link ErrnoName} and a code of getaddrinfo(3) by {@link EaiCode}, so that a
 * name with a typo does not compile.
 */
class ErrnoLiteralTest {
    @Test
    void noStringIsTheNameOfAnError() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : SourceTree.javaFiles(SourceTree.MAIN)) {
            for (String literal : JavaLiterals.in(Files.readString(file))) {
                if (isErrno(literal)) {
                    found.add(file.getFileName() + ": \"" + literal + "\"");
                }
            }
        }
        assertThat(found).as("names of errors to be taken from ErrnoName and EaiCode").isEmpty();
    }

    private static boolean isErrno(String literal) {
        return ErrnoName.of(literal) != null
                || Stream.of(EaiCode.values()).anyMatch(each -> each.name().equals(literal))
                || ErrnoReference.standard()
                        .named(literal)
                        .filter(entry -> entry.name().equals(literal))
                        .isPresent();
    }
}
