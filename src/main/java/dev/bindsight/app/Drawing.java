package dev.bindsight.app;

/**
 * How the window is drawn. JavaFX and GTK both load OpenGL to see what it can do. Without a
 * graphics card that is a renderer in software, with a compiler of 50 MB, which JavaFX finds too
 * slow and does not use: so neither is let look for it.
 */
final class Drawing {
    private static final String ORDER = "prism.order";

    private Drawing() {}

    /** To be called before JavaFX starts; what the launcher found out GTK reads from GDK_GL. */
    static void settle() {
        if (System.getProperty(ORDER) == null && "disable".equals(System.getenv("GDK_GL"))) {
            System.setProperty(ORDER, "sw");
        }
    }
}
