package dev.bindsight.text;

/** Numbers of bytes, as short as a column is, with the unit. */
public final class ByteText {
    private static final int STEP = 1_024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int DECIMAL_STEP = 1_000;
    private static final String[] DECIMAL_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private ByteText() {}

    /** By 1,024: {@code 512 B}, {@code 4.2 MiB}, {@code 317 GiB}. */
    public static String of(long bytes) {
        return of(bytes, STEP, UNITS);
    }

    /** By 1,000, as what flows in a network is counted: {@code 512 B}, {@code 4.2 MB}. */
    public static String decimal(double bytes) {
        return of(bytes, DECIMAL_STEP, DECIMAL_UNITS);
    }

    /** The unit that stands for so many bytes, a power of 1,000: {@code kB} for 1,000. */
    public static String decimalUnit(double bytes) {
        int unit = 0;
        for (double value = bytes; value >= DECIMAL_STEP; value /= DECIMAL_STEP) {
            unit++;
        }
        return DECIMAL_UNITS[Math.min(unit, DECIMAL_UNITS.length - 1)];
    }

    private static String of(double bytes, int step, String[] units) {
        double value = bytes;
        int unit = 0;
        while (value >= step && unit < units.length - 1) {
            value /= step;
            unit++;
        }
        return Texts.get(
                unit == 0 || value >= 100 ? "bytes.whole" : "bytes.tenths", value, units[unit]);
    }
}
