package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceComparison;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.details.SocketFacts;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.sample.SampleEngine;
import dev.bindsight.view.sample.ScriptedProbing;
import dev.bindsight.view.sample.ScriptedStopper;
import dev.bindsight.view.sample.Shop;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The real window on an invented machine, used as a person uses it: with pointer and keyboard. */
class MainWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir Path directory;

    private final FxRobot robot = new FxRobot();
    private final Population population = Population.ofTheDrawings(Instant.now());
    private final SampleEngine engine = new SampleEngine(population.inventory());
    private final Queue<String> opened = new ConcurrentLinkedQueue<>();
    private MainWindow window;
    private volatile Runnable planning = () -> {};

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        begin();
        // rows may be there before the desktop has shown the window and given it the keyboard
        eventually(
                "a window with the keyboard",
                () -> fx(() -> table().getScene().getWindow().isFocused()));
        eventually(
                "what is around the list",
                () -> fx(() -> !robot.lookup("#ports-count").queryAll().isEmpty()));
        eventually("the list is there", () -> ports().contains(3000));
    }

    private void begin(KeyEvent... typedAtOnce) {
        window =
                fx(() -> {
                    var stage = new Stage();
                    stage.setX(0);
                    stage.setY(0);
                    Fonts.load();
                    var settings = new SettingsFile(directory.resolve("settings.properties"));
                    var early = new EarlyWindow(stage, settings);
                    var made = new MainWindow(early, desktop(), opened::add);
                    made.show();
                    for (KeyEvent key : typedAtOnce) {
                        Event.fireEvent(stage.getScene(), key);
                    }
                    return made;
                });
    }

    @AfterEach
    void close() throws TimeoutException {
        try {
            // throws what was thrown elsewhere
            fx(() -> true);
        } finally {
            // to the test in which it happened, not to those after it
            WaitForAsyncUtils.clearExceptions();
            FxToolkit.setupFixture(() -> {
                window.close();
                table().getScene().getWindow().hide();
            });
        }
    }

    @Test
    void typingFiltersAndAFinishedWordBecomesAChip() {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("port:3000-5000 node");

        eventually("two rows fit", () -> ports().equals(List.of(3000, 4200)));
        assertThat(robot.lookup(".chip").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactly("port:3000-5000");
        assertThat(text("#ports-count")).isEqualTo("2 of 19 match the filter");
        assertThat(text("#search-badge")).isEqualTo("2 of 19");

        robot.push(KeyCode.ESCAPE);
        eventually("everything is listed again", () -> ports().size() == 19);
    }

    @Test
    void whatIsTypedBeforeTheSearchFieldIsThereEndsUpInIt() throws TimeoutException {
        close();
        begin(
                key(KeyEvent.KEY_PRESSED, "", KeyCode.F, true),
                key(KeyEvent.KEY_TYPED, "4", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "2", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "0", KeyCode.UNDEFINED, false),
                key(KeyEvent.KEY_TYPED, "0", KeyCode.UNDEFINED, false));

        eventually("the field has it", () -> isShown("#search-route"));
        eventually("one row fits", () -> ports().equals(List.of(4200)));
    }

    private static KeyEvent key(
            EventType<KeyEvent> type, String character, KeyCode code, boolean control) {
        return new KeyEvent(type, character, "", code, false, control, false, false);
    }

    @Test
    void theReferenceIsReachedByKeyAndLeftAgain() {
        toTheReference();
        robot.write("10061");
        eventually("the number is found", () -> text(".errno-name").equals("ECONNREFUSED"));

        robot.push(KeyCode.ALT, KeyCode.LEFT);
        eventually("the list is back", () -> isShown("#ports-table"));
        assertThat(isShown("#errno-page")).isFalse();
    }

    @Test
    void theSearchFieldSaysWhereEnterGoes() {
        robot.clickOn("#search").write("3000");
        eventually("a port is for Bind", () -> text("#search-route").equals("Bind"));
        eventually("and filters the list", () -> ports().equals(List.of(3000)));

        robot.push(KeyCode.ESCAPE).write("example.com:443");
        eventually("a host is for Connect", () -> text("#search-route").equals("Connect"));
        assertThat(isShown("#mistake-note")).isFalse();

        robot.push(KeyCode.ESCAPE).write("port:3000");
        eventually("a filter is for the list", () -> !isShown("#search-route"));
    }

    @Test
    void aMistakeIsNamedWhileTheOtherWordsFilter() {
        robot.clickOn("#search").write("node ");
        eventually("the filter works", () -> ports().size() == 5);
        robot.write("prot:tcp");

        eventually("the note is there", () -> isShown("#mistake-note"));
        assertThat(ports()).hasSize(5);
        robot.clickOn("#suggestion");

        eventually("the note is gone", () -> !isShown("#mistake-note"));
        eventually("the suggestion filters", () -> ports().size() == 5);
    }

    @Test
    void theNoteNamesTheWordsThatFilterAlsoWhenTheyComeAfterTheMistake() {
        robot.clickOn("#search").write("prot:tcp");
        eventually("the note is there", () -> isShown("#mistake-note"));
        robot.write(" node");

        eventually("the filter works", () -> ports().size() == 5);
        eventually(
                "the note names it",
                () -> text("#filter-kept").equals("The list is filtered by the rest: node."));
    }

    @Test
    void aFilterThatHidesAllOffersToDropTheWordToBlame() {
        robot.clickOn("#search").write("node user:bob");
        eventually("the empty state is there", () -> isShown("#relax-filter"));
        assertThat(text("#relax-filter")).isEqualTo("Remove user:bob");

        robot.clickOn("#relax-filter");
        eventually("what fits is listed", () -> ports().size() == 5);
    }

    @Test
    void theSortIsThereAgainAfterARestart() throws TimeoutException {
        robot.clickOn(header("user")).clickOn(header("user"));
        eventually("sorted by user, descending", () -> firstUser().equals("root"));
        close();
        open();

        TableColumn<Row<SocketKey, PortFacts>, ?> sorted = table().getSortOrder().getFirst();
        assertThat(sorted.getId()).isEqualTo("user");
        assertThat(sorted.getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        eventually("the rows are sorted so", () -> firstUser().equals("root"));
    }

    @Test
    void thePageOfAListenerIsOpenedByKey() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.CONTROL, KeyCode.O);

        eventually("asked for", () -> opened.contains("http://localhost:3000"));
    }

    @Test
    void theSelectionStaysOnItsSocketWhileOthersComeAndGo() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        Row<SocketKey, PortFacts> row = table().getSelectionModel().getSelectedItem();

        SocketEntry new80 =
                population.process("nginx", null, Duration.ZERO, "tcp4", "127.0.0.1", 80, 511);
        population.process("early", null, Duration.ZERO, "tcp4", "127.0.0.1", 90, 511);
        engine.give(population.inventory());
        eventually("the new rows are there", () -> ports().containsAll(List.of(80, 90)));
        assertThat(selected()).containsExactly(3000);

        population.remove(new80);
        engine.give(population.inventory());
        eventually("the row is gone", () -> !ports().contains(80));
        assertThat(table().getSelectionModel().getSelectedItems()).containsExactly(row);
    }

    @Test
    void theKeyboardAloneOpensTheStopDialog() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.DELETE);
        eventually("the dialog is there", () -> isShown(".stop-card"));

        robot.push(KeyCode.ESCAPE);
        eventually("the dialog is gone", () -> !isShown(".stop-card"));
    }

    @Test
    void theKeysOfTheListAreForTheListAlone() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.CONTROL, KeyCode.T);
        toTheReference();
        robot.push(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        assertThat(isShown("#errno-page")).as("Enter led nowhere").isTrue();

        robot.push(KeyCode.F9).push(KeyCode.ESCAPE);
        eventually("the palette is gone", () -> !isShown("#palette"));
        robot.push(KeyCode.F9).push(KeyCode.ALT, KeyCode.LEFT);
        eventually("the list is back, with what it had beside", () -> isShown("#details-try-bind"));
        robot.push(KeyCode.F9);
        eventually("now it is meant", () -> !isShown("#details-try-bind"));
    }

    private void toTheReference() {
        // it is the last of the screens
        int screens = robot.lookup(".rail-entry").queryAll().size();
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(Integer.toString(screens)));
        eventually("the page is there", () -> isShown("#errno-page"));
    }

    @Test
    void theMenuOfTheSelectedRowOpensByKeyboard() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.rightClickOn(cell("3000"));
        eventually("the menu is there", () -> isShown("#menu-stop"));
        robot.push(KeyCode.ESCAPE);
        eventually("the menu is gone", () -> !isShown("#menu-stop"));

        robot.push(KeyCode.SHIFT, KeyCode.F10);
        theMenuIsBelowTheRow();

        // the robot has no key for it on every display
        robot.interact(() ->
                Event.fireEvent(
                        table(), key(KeyEvent.KEY_PRESSED, "", KeyCode.CONTEXT_MENU, false)));
        theMenuIsBelowTheRow();
    }

    private void theMenuIsBelowTheRow() {
        eventually("the menu is there", () -> isShown("#menu-stop"));
        Bounds row = fx(() -> onScreen(cell("3000")));
        Bounds menu = fx(() -> onScreen(robot.lookup("#menu-stop").query()));
        assertThat(menu.getMinY()).isBetween(row.getMaxY() - 1, row.getMaxY() + 24);
        robot.push(KeyCode.ESCAPE);
        eventually("the menu is gone", () -> !isShown("#menu-stop"));
    }

    @Test
    void theKeyboardReachesTheFormatsOfCopyAs() {
        robot.clickOn(cell("3000"));
        eventually("it is selected", () -> selected().equals(List.of(3000)));
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        eventually("the menu is there", () -> isShown("#menu-stop"));

        robot.push(KeyCode.DOWN).push(KeyCode.RIGHT);
        eventually("the formats are there", () -> isShown("#copy-ADDRESS"));
        robot.push(KeyCode.ENTER);

        eventually("one was chosen", () -> !isShown("#menu-stop"));
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).contains(":3000");
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    @Test
    void theShortcutsAreShownOnAQuestionMark() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        eventually("the sheet is there", () -> isShown("#shortcut-sheet"));

        robot.clickOn("#sheet-close");
        eventually("the sheet is gone", () -> !isShown("#shortcut-sheet"));
    }

    @Test
    void aPlaceAndAnActionAreFoundInThePaletteByAFewLetters() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        robot.write("errno").push(KeyCode.ENTER);
        eventually("the page is there", () -> isShown("#errno-page"));

        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there again", () -> isShown("#palette"));
        robot.write("stop").push(KeyCode.ENTER);
        eventually("the dialog is there", () -> isShown(".stop-card"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void whatIsShippedIsListedWithTheTermsOfEachPart() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is there", () -> isShown("#palette"));
        robot.write("about").push(KeyCode.ENTER);
        eventually("the sheet is there", () -> isShown("#about-sheet"));

        robot.clickOn("IJG");
        eventually("the terms are there", () -> isShown("#licence-sheet"));
        Labeled terms = fx(() -> robot.lookup(".licence-text").queryLabeled());
        assertThat(fx(terms::getText)).contains("Independent JPEG Group");
        robot.clickOn("#licence-back");
        eventually("the sheet is there again", () -> isShown("#about-sheet"));
        robot.push(KeyCode.ESCAPE);
        eventually("the sheet is gone", () -> !isShown("#about-sheet"));
    }

    @Test
    void helpComesWithF1AndTheWindowClosesWithCtrlW() {
        robot.clickOn(cell("3000"));
        robot.push(KeyCode.F1);
        eventually("the sheet is there", () -> isShown("#shortcut-sheet"));
        robot.push(KeyCode.ESCAPE);
        eventually("the sheet is gone", () -> !isShown("#shortcut-sheet"));

        Stage stage = fx(() -> (Stage) table().getScene().getWindow());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        eventually("the window is closed", () -> fx(() -> !stage.isShowing()));
        robot.interact(stage::show);
    }

    @Test
    void everythingThatCanBeUsedHasAName() {
        List<Node> nameless =
                fx(() -> nodes(table().getScene().getRoot()))
                        .filter(node -> node.isFocusTraversable() && isInSight(node))
                        .filter(node -> name(node).isBlank())
                        .toList();
        assertThat(nameless).as("nodes that take the focus and have no accessible name").isEmpty();
    }

    private static Stream<Node> nodes(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(child ->
                        child instanceof Parent inner
                                ? Stream.concat(Stream.of(child), nodes(inner))
                                : Stream.of(child));
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    @Test
    void closingWaitsForNothingOnTheThreadOfTheWindow() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        planning =
                () -> {
                    begun.countDown();
                    try {
                        ended.complete(go.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                    } catch (InterruptedException givenUp) {
                        ended.complete(false);
                    }
                };
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        fx(() -> {
            window.close();
            return true;
        });
        assertThat(ended).as("what runs goes on while the window closes").isNotDone();
        go.countDown();
        window.finish();

        assertThat(ended).isCompletedWithValue(true);
    }

    private Desktop desktop() {
        var machine = new MachineSummary(new ScriptedPlatform().machine(), "box");
        return new Desktop(
                engine,
                () -> new SourceComparison(List.of(), List.of(), 0, List.of()),
                machine,
                new ScriptedStopper(
                        Shop.PLAN,
                        _ -> {
                            throw new AssertionError("nothing is to be stopped");
                        }) {
                    @Override
                    public StopPlan plan(Inventory inventory, List<SocketEntry> sockets) {
                        planning.run();
                        return super.plan(inventory, sockets);
                    }
                },
                (inventory, socket) ->
                        new SocketFacts(
                                socket,
                                inventory.coverage(),
                                "ann",
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null),
                new NoExtras(),
                ScriptedProbing.untried(),
                Clock.systemDefaultZone(),
                "/home/ann",
                "bindsight");
    }

    @SuppressWarnings("unchecked")
    private TableView<Row<SocketKey, PortFacts>> table() {
        return robot.lookup("#ports-table").queryAs(TableView.class);
    }

    private List<Integer> ports() {
        return fx(() -> table().getItems().stream().map(row -> row.get().port()).toList());
    }

    private List<Integer> selected() {
        return fx(() ->
                table().getSelectionModel().getSelectedItems().stream()
                        .map(row -> row.get().port())
                        .toList());
    }

    private String firstUser() {
        return fx(() -> String.valueOf(table().getItems().getFirst().get().user()));
    }

    private Node header(String column) {
        return fx(() ->
                robot.lookup(".column-header")
                        .match((Node node) -> column.equals(node.getId()))
                        .query());
    }

    private Node cell(String text) {
        return fx(() ->
                robot.lookup(".table-cell.port")
                        .match((Node node) ->
                                node instanceof Labeled cell && text.equals(cell.getText()))
                        .query());
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    }

    private String text(String query) {
        return fx(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    private boolean isShown(String query) {
        return fx(
                () -> robot.lookup(query).tryQuery().filter(MainWindowTest::isInSight).isPresent());
    }

    private static boolean isInSight(Node node) {
        return node.isVisible() && (node.getParent() == null || isInSight(node.getParent()));
    }

    private static void eventually(String what, BooleanSupplier condition) {
        Eventually.holds(what, PATIENCE, condition);
    }
}
