package dev.bindsight.cli.manual;

import java.util.List;
import java.util.Optional;

/**
 * A verb, or the program itself, with everything that its help says.
 *
 * @param name the verb; {@code bindsight} for the program
 * @param usages its synopsis, one line for each way to call it, from {@code bindsight} on
 * @param description one paragraph each; the first says what it does
 * @param operands in the order they are typed
 * @param options in the order of the help
 */
record VerbManual(
        String name,
        List<String> usages,
        List<String> description,
        List<Operand> operands,
        List<Flag> options) {
    /** What it does, in one line: of the first sentence what stands before a list or a choice. */
    String brief() {
        return Brief.of(description.getFirst()).replaceFirst("(?:: |, or ).*", "");
    }

    /** The operand at a place, counted from 0. */
    Optional<Operand> operand(int place) {
        if (place < operands.size()) {
            return Optional.of(operands.get(place));
        }
        return operands.isEmpty()
                ? Optional.empty()
                : Optional.of(operands.getLast()).filter(Operand::many);
    }
}
