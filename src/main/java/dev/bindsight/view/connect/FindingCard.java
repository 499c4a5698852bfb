package dev.bindsight.view.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.TraceSection;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.DiagnosisText;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** What came of one address and port, or of a name that has none: read from top to bottom. */
final class FindingCard extends VBox implements CardGrid.Talkative {
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final ConnectRun run;
    private final @Nullable Target target;
    private final CardActions actions;
    private Subscription following = Subscription.EMPTY;
    private boolean much;

    /**
     * The card of an address and port, which follows what is found out about it.
     *
     * @param target which
     */
    FindingCard(ConnectRun run, Target target, CardActions actions) {
        this.run = run;
        this.target = target;
        this.actions = actions;
        getStyleClass().addAll("verdict-card", "finding-card");
        following =
                Subscription.combine(
                        target.findingProperty().subscribe(() -> draw(target)),
                        target.activityProperty().subscribe(() -> draw(target)),
                        target.appliedProperty().subscribe(() -> draw(target)),
                        run.stageProperty().subscribe(() -> stopped(target)));
        draw(target);
    }

    /** The card of a name that has no address. */
    FindingCard(ConnectRun run, Diagnosis unresolved, CardActions actions) {
        this.run = run;
        this.target = null;
        this.actions = actions;
        getStyleClass().addAll("verdict-card", "finding-card");
        setId("name-card");
        getChildren()
                .setAll(
                        facts(
                                run.request().host(),
                                null,
                                Verdict.ofName(unresolved),
                                new TimelineView(Timeline.ofName(run.resolution()), null),
                                unresolved));
    }

    @Override
    public boolean saysMuch() {
        return much;
    }

    /** It is shown no more: what is found out later is not drawn, and it can be forgotten. */
    void leave() {
        following.unsubscribe();
    }

    /** Whether it is the card of this address and port. */
    boolean shows(Target other) {
        return target == other;
    }

    /** What was waited for when the run ended is not waited for any longer. */
    private void stopped(Target of) {
        if (of.finding() == null && !run.stage().isRunning()) {
            draw(of);
        }
    }

    private void draw(Target of) {
        Finding finding = of.finding();
        Endpoint endpoint = of.endpoint();
        if (finding == null) {
            waiting(of);
        } else {
            show(of.name(), endpoint.address().family(), finding);
        }
    }

    private void waiting(Target of) {
        much = false;
        boolean waits = run.stage().isRunning();
        var badge =
                Nodes.label(
                        Texts.get(waits ? "connect.connecting" : "connect.outcome.cancelled"),
                        "badge");
        Node head =
                head(
                        (waits ? Tone.RUNNING : Tone.OPEN).icon(Icons.BAR),
                        of.name(),
                        of.endpoint().address().family(),
                        badge);
        if (waits) {
            getChildren().setAll(head, new WaitingBar(run.request(), actions.clock()));
        } else {
            getChildren().setAll(head);
        }
    }

    private void show(String title, @Nullable AddressFamily family, Finding finding) {
        getChildren()
                .setAll(
                        facts(
                                title,
                                family,
                                Verdict.of(finding),
                                new TimelineView(
                                        Timeline.of(run.resolution(), finding),
                                        finding.attempt().local()),
                                finding.diagnosis()));
        Exchange exchange = finding.exchange();
        if (exchange != null
                && (exchange.tls() != null
                        || exchange.first() != null
                        || exchange.head() != null)) {
            getChildren().add(new ExchangeView(exchange, actions.clock()));
        }
        var calls = finding.calls();
        if (!calls.isEmpty()) {
            var space = Nodes.styled(new Region(), "push");
            VBox.setVgrow(space, Priority.ALWAYS);
            getChildren().addAll(space, TraceSection.foot(finding, calls));
        }
    }

    private VBox facts(
            String title,
            @Nullable AddressFamily family,
            Verdict verdict,
            TimelineView timeline,
            @Nullable Diagnosis diagnosis) {
        much = diagnosis != null;
        pseudoClassStateChanged(OK, verdict.tone() == Tone.OK);
        pseudoClassStateChanged(REFUSED, verdict.tone() == Tone.REFUSED);
        var head = head(verdict.tone().icon(Icons.BAR), title, family, badge(verdict, diagnosis));
        var facts = Nodes.column("card-section", head, timeline);
        if (diagnosis != null) {
            facts.getChildren().add(DiagnosisView.of(diagnosis, target, actions));
        }
        return facts;
    }

    private static HBox head(
            Node icon, String title, @Nullable AddressFamily family, Region badge) {
        var name = Nodes.label(title, "mono", "strong");
        name.setTooltip(new Tooltip(title));
        name.setMinWidth(0);
        badge.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(icon, name);
        if (family != null) {
            var kind = Nodes.whole(Texts.get("connect.family." + family), "badge");
            head.getChildren().add(kind);
        }
        head.getChildren().addAll(Nodes.space(), badge);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** What an errno means is one click away. */
    private Region badge(Verdict verdict, @Nullable Diagnosis diagnosis) {
        String style =
                switch (verdict.tone()) {
                    case OK -> "success";
                    case REFUSED -> "warning";
                    case OPEN, RUNNING -> "neutral";
                };
        String errno = verdict.errno();
        if (errno == null) {
            var label = new Label(verdict.word());
            label.getStyleClass().addAll("badge", style);
            return label;
        }
        var button = new Button(verdict.word());
        button.getStyleClass().setAll("badge", "badge-link", style);
        button.setMnemonicParsing(false);
        String happened = diagnosis == null ? "" : DiagnosisText.happened(diagnosis).text();
        button.setTooltip(new Tooltip(Texts.get("connect.badge", happened, errno).strip()));
        button.setAccessibleText(Texts.get("connect.badge", verdict.word() + ".", errno));
        button.setOnAction(_ -> actions.navigation().showErrno(errno));
        return button;
    }

    /** The style sheet of this screen. */
    static String sheet() {
        return Nodes.sheet(FindingCard.class, "connect.css");
    }
}
