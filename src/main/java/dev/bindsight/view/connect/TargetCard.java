package dev.bindsight.view.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.CardHead;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.Todo;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.TraceSection;
import dev.bindsight.view.finding.Verdict;
import dev.bindsight.view.look.Nodes;

import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** The card of one address and port, which follows what is found out about it. */
final class TargetCard {
    private final FindingCard card = new FindingCard(FindingCard.Form.COMPACT);
    private final ConnectRun run;
    private final Target target;
    private final CardActions actions;
    private final Subscription following;

    TargetCard(ConnectRun run, Target target, CardActions actions) {
        this.run = run;
        this.target = target;
        this.actions = actions;
        following =
                Subscription.combine(
                        target.findingProperty().subscribe(this::draw),
                        target.activityProperty().subscribe(this::draw),
                        target.appliedProperty().subscribe(this::draw),
                        run.stageProperty().subscribe(this::stopped));
        draw();
    }

    /** The card of a name that led to no address. */
    static FindingCard ofName(ConnectRun run, Diagnosis unresolved, CardActions actions) {
        var card = Nodes.named("name-card", new FindingCard(FindingCard.Form.COMPACT));
        Verdict verdict = Verdict.ofName(unresolved);
        card.tone(verdict.tone());
        card.begin(
                head(run.request().host(), null, verdict, unresolved, actions),
                new TimelineView(Timeline.ofName(run.resolution()), null));
        // there is nothing that could be tried again
        card.explain(
                unresolved, Todo.advice(unresolved.offers()), actions.navigation()::showSocket);
        return card;
    }

    /** What is shown. */
    FindingCard card() {
        return card;
    }

    /** It is shown no more: what is found out later is not drawn, and it can be forgotten. */
    void leave() {
        following.unsubscribe();
    }

    /** What was waited for when the run ended is not waited for any longer. */
    private void stopped() {
        if (target.finding() == null && !run.stage().isRunning()) {
            draw();
        }
    }

    private void draw() {
        Finding finding = target.finding();
        if (finding == null) {
            drawWaiting();
        } else {
            drawFound(finding);
        }
    }

    private void drawWaiting() {
        boolean waits = run.stage().isRunning();
        var badge =
                Nodes.label(
                        Texts.get(waits ? "connect.connecting" : "connect.outcome.cancelled"),
                        "badge");
        var head = new CardHead(waits ? Tone.RUNNING : Tone.OPEN, target.name(), family(), badge);
        if (waits) {
            card.only(head, new WaitingBar(run.request(), actions.clock()));
        } else {
            card.only(head);
        }
    }

    private void drawFound(Finding finding) {
        Verdict verdict = Verdict.of(finding);
        Diagnosis diagnosis = finding.diagnosis();
        card.tone(verdict.tone());
        card.begin(
                head(target.name(), family(), verdict, diagnosis, actions),
                new TimelineView(
                        Timeline.of(run.resolution(), finding), finding.attempt().local()));
        if (diagnosis != null) {
            card.explain(
                    diagnosis,
                    new TargetTodo(target, actions).of(diagnosis),
                    actions.navigation()::showSocket);
        }
        Exchange exchange = finding.exchange();
        if (exchange != null
                && (exchange.tls() != null
                        || exchange.first() != null
                        || exchange.head() != null)) {
            card.getChildren().add(new ExchangeView(exchange, actions.clock()));
        }
        var calls = finding.calls();
        if (!calls.isEmpty()) {
            card.foot(TraceSection.foot(finding, calls));
        }
    }

    private String family() {
        AddressFamily family = target.endpoint().address().family();
        return Texts.get("connect.family." + family);
    }

    private static CardHead head(
            String title,
            @Nullable String family,
            Verdict verdict,
            @Nullable Diagnosis diagnosis,
            CardActions actions) {
        return new CardHead(
                verdict.tone(),
                title,
                family,
                CardHead.badge(verdict, diagnosis, actions.navigation()::showErrno));
    }

    /** The style sheet of this screen. */
    static String sheet() {
        return Nodes.sheet(TargetCard.class, "connect.css");
    }
}
