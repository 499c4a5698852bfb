/** Bindsight: why a program cannot have a port or reach a host, and what to do about it. */
module dev.bindsight {
    requires static org.jspecify;
    requires java.naming;
    requires java.sql;
    requires jdk.net;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires com.github.oshi;
    requires info.picocli;
    requires tools.jackson.databind;
    requires org.xerial.sqlitejdbc;

    // JavaFX makes the Application
    opens dev.bindsight.app to
            javafx.graphics;

    // the style sheet names skins
    exports dev.bindsight.view.look to
            javafx.controls;
}
