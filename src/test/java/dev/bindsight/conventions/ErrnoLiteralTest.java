package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.ErrnoName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** An errno is named by {@link ErrnoName}, so that a name with a typo does not compile. */
class ErrnoLiteralTest {
    @Test
    void noStringIsTheNameOfAnErrno() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : SourceTree.javaFiles(SourceTree.MAIN)) {
            for (String literal : JavaLiterals.in(Files.readString(file))) {
                if (isErrno(literal)) {
                    found.add(file.getFileName() + ": \"" + literal + "\"");
                }
            }
        }
        assertThat(found).as("names of errors to be taken from ErrnoName").isEmpty();
    }

    private static boolean isErrno(String literal) {
        return ErrnoName.of(literal) != null
                || ErrnoReference.standard()
                        .named(literal)
                        .filter(entry -> entry.name().equals(literal) && !entry.isResolverCode())
                        .isPresent();
    }
}
