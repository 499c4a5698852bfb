package dev.bindsight.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A bar in a real window, and no longer in it. */
class EndlessBarTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void goesToAndFroOnlyWhileItIsSeen() {
        boolean[] going =
                RealWindow.onFx(() -> {
                    var bar = new EndlessBar();
                    var box = new VBox(bar);
                    var stage = new Stage();
                    stage.setScene(new Scene(box));
                    boolean before = bar.isIndeterminate();
                    stage.show();
                    boolean shown = bar.isIndeterminate();
                    box.setVisible(false);
                    boolean hidden = bar.isIndeterminate();
                    box.setVisible(true);
                    boolean again = bar.isIndeterminate();
                    box.getChildren().clear();
                    boolean removed = bar.isIndeterminate();
                    stage.close();
                    return new boolean[] {before, shown, hidden, again, removed};
                });

        assertThat(going).containsExactly(false, true, false, true, false);
    }

    @Test
    void restsWhileItsWindowIsMinimised() {
        List<Boolean> going =
                RealWindow.onFx(() -> {
                    var bar = new EndlessBar();
                    var changes = new ArrayList<Boolean>();
                    bar.indeterminateProperty().subscribe((_, now) -> changes.add(now));
                    var stage = new Stage();
                    stage.setScene(new Scene(new VBox(bar)));
                    stage.show();
                    stage.setIconified(true);
                    stage.setIconified(false);
                    stage.close();
                    return changes;
                });

        // where no window manager is there to show it again it is minimised once more
        assertThat(going).startsWith(true, false, true);
    }
}
