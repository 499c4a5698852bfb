package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.TextMark;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.explain.LinePiece.Look;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The text where it is edited, with the same marks. They lie below the letters, and keep to them:
 * what is typed moves those behind it and takes away those it changes, until it has been read anew.
 */
final class LineEditor extends StackPane {
    private final TextArea area = new TextArea();
    private final Pane layer = new Pane();
    private final Changed changed;
    private List<Mark> marks = List.of();
    private String marked = "";
    private boolean beginning = true;
    private boolean following;

    /** Is told of each change, and of the end. */
    interface Changed {
        /** The whole text as it is now. */
        void to(String text);

        /** Nothing more is changed. */
        void ended();
    }

    private record Mark(int start, int end, Look look) {
        Mark moved(int by) {
            return new Mark(start + by, end + by, look);
        }
    }

    LineEditor(Changed changed) {
        this.changed = changed;
        getStyleClass().add("line-editor");
        layer.getStyleClass().add("line-marks");
        layer.setMouseTransparent(true);
        area.setId("explain-editor");
        area.setWrapText(true);
        area.setAccessibleText(Texts.get("explain.text"));
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        layer.setClip(clip);
        getChildren().addAll(layer, area);
        area.textProperty().subscribe(this::typed);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Begins with a text, the caret somewhere in it. */
    void begin(String text, int caret) {
        beginning = true;
        marks = List.of();
        marked = text;
        area.setText(text);
        area.positionCaret(Math.min(caret, text.length()));
        beginning = false;
        draw();
    }

    /** Marks what was read, if that was this very text. */
    void mark(String text, List<FoundError> errors, @Nullable FoundError shown) {
        if (!text.equals(area.getText())) {
            return;
        }
        var all = new ArrayList<Mark>();
        for (FoundError error : errors) {
            if (error != shown) {
                all.add(new Mark(error.start(), error.end(), Look.OTHER));
            }
        }
        if (shown != null) {
            for (TextMark mark : shown.marks()) {
                if (mark.start() < shown.start() || mark.end() > shown.end()) {
                    all.add(new Mark(mark.start(), mark.end(), Look.READ));
                }
            }
            all.add(new Mark(shown.start(), shown.end(), Look.SHOWN));
        }
        marks = all;
        marked = text;
        draw();
    }

    /** What is selected in it, absent for nothing. */
    @Nullable String selectedText() {
        String selected = area.getSelectedText();
        return selected.isEmpty() ? null : selected;
    }

    /** Where the caret is. */
    int caret() {
        return area.getCaretPosition();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (Command.CANCEL.matches(event) || Command.EDIT_TEXT.matches(event)) {
            event.consume();
            changed.ended();
        }
    }

    private void typed(String now) {
        if (beginning) {
            return;
        }
        int same = Math.min(marked.length(), now.length());
        int begin = 0;
        while (begin < same && marked.charAt(begin) == now.charAt(begin)) {
            begin++;
        }
        int behind = 0;
        while (behind < same - begin
                && marked.charAt(marked.length() - 1 - behind)
                        == now.charAt(now.length() - 1 - behind)) {
            behind++;
        }
        int changedEnd = marked.length() - behind;
        int by = now.length() - marked.length();
        var kept = new ArrayList<Mark>();
        for (Mark mark : marks) {
            if (mark.end() <= begin) {
                kept.add(mark);
            } else if (mark.start() >= changedEnd) {
                kept.add(mark.moved(by));
            }
        }
        marks = kept;
        marked = now;
        draw();
        changed.to(now);
    }

    /** The skin, and what it draws with, is there once it has been laid out. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        area.layout();
        followLetters();
    }

    /** The letters move with the width of the window and when it is scrolled. */
    private void followLetters() {
        Text letters = following ? null : letters();
        if (letters != null) {
            following = true;
            letters.layoutBoundsProperty().subscribe(_ -> draw());
            letters.localToSceneTransformProperty().subscribe(_ -> draw());
            draw();
        }
    }

    /** The one node in which the skin draws the whole text. */
    private @Nullable Text letters() {
        for (Node node : area.lookupAll(".text")) {
            if (node instanceof Text text && text.getText().equals(area.getText())) {
                return text;
            }
        }
        return null;
    }

    private void draw() {
        Text letters = letters();
        if (letters == null || letters.getScene() == null) {
            layer.getChildren().clear();
            return;
        }
        var origin = layer.sceneToLocal(letters.localToScene(0, 0));
        var fills = new ArrayList<Path>();
        var lines = new ArrayList<Path>();
        for (Mark mark : marks) {
            Path fill = LineFlow.path("fill", LineFlow.style(mark.look()));
            Path line = LineFlow.path("line", LineFlow.style(mark.look()));
            LineFlow.draw(fill, line, letters.rangeShape(mark.start(), mark.end()));
            for (Path each : List.of(fill, line)) {
                each.setLayoutX(origin.getX());
                each.setLayoutY(origin.getY());
            }
            fills.add(fill);
            lines.add(line);
        }
        layer.getChildren().setAll(fills);
        layer.getChildren().addAll(lines);
    }
}
