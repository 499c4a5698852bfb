package dev.bindsight.words;

import dev.bindsight.model.ProgramFile;
import dev.bindsight.text.Texts;

import java.util.Optional;

/** What became of the file of a program, in words that follow its path. */
public final class ProgramText {
    private ProgramText() {}

    /** {@code deleted meanwhile}; nothing where it is there. */
    public static Optional<String> of(ProgramFile file) {
        return switch (file) {
            case THERE -> Optional.empty();
            case REPLACED -> Optional.of(Texts.get("program.replaced"));
            case DELETED -> Optional.of(Texts.get("program.deleted"));
            case IN_MEMORY -> Optional.of(Texts.get("program.inMemory"));
        };
    }
}
