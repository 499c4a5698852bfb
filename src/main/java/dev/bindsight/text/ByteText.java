package dev.bindsight.text;

/** Numbers of bytes, as short as a column is: by 1,024, with the unit. */
public final class ByteText {
    private static final int STEP = 1_024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private ByteText() {}

    /** {@code 512 B}, {@code 4.2 MiB}, {@code 317 GiB}. */
    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return Texts.get(
                unit == 0 || value >= 100 ? "bytes.whole" : "bytes.tenths", value, UNITS[unit]);
    }
}
