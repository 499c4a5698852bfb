package dev.bindsight.app;

import dev.bindsight.platform.linux.NativeSurroundings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the window is drawn. JavaFX and GTK both load OpenGL to see what it can do. Without a
 * graphics card that is a renderer in software, with a compiler of 50 MB, which JavaFX finds too
 * slow and does not use: so neither is let look for it.
 */
final class Drawing {
    /** Made by the kernel's drivers: DRM, NVIDIA's own, and that of a Linux in Windows. */
    private static final List<Path> CARDS =
            List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    private static final String ORDER = "prism.order";

    private Drawing() {}

    /** To be called before JavaFX starts. */
    static void settle() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        NativeSurroundings.shareMemoryPools(2);
        if (System.getProperty(ORDER) == null && CARDS.stream().noneMatch(Files::exists)) {
            System.setProperty(ORDER, "sw");
            NativeSurroundings.setVariable("GDK_GL", "disable");
        }
    }
}
