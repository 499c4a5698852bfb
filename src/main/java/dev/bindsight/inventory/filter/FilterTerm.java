package dev.bindsight.inventory.filter;

/**
 * One word of a filter and where it stands, so that it can be drawn as a chip and taken out again.
 *
 * @param start its first character in the filter's text
 * @param end behind its last character
 * @param text how it was typed, with its negation and quotes
 * @param negated whether it leaves out what fits
 * @param criterion what fits
 */
public record FilterTerm(int start, int end, String text, boolean negated, Criterion criterion) {
    boolean accepts(Subject subject) {
        return criterion.fits(subject) != negated;
    }

    /**
     * Whether it is a port or ports without a key: no socket has two ports, so whoever types two
     * wants what has either.
     */
    public boolean isBarePort() {
        return !negated
                && text.indexOf(':') < 0
                && (criterion instanceof Criterion.PortOrPid
                        || criterion instanceof Criterion.LocalPort);
    }

    /** The same word, read as something else. */
    FilterTerm with(Criterion other) {
        return new FilterTerm(start, end, text, negated, other);
    }
}
