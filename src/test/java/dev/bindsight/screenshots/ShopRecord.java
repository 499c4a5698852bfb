package dev.bindsight.screenshots;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.Change;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Pulse;
import dev.bindsight.history.store.RecordWriter;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The invented record of a day at the shop, as a recorder would have written it. */
final class ShopRecord {
    private static final double NIGHT = 11.4;
    private static final double MORNING = 4.1;
    private static final Uid ANN = new Uid(1000);

    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private long spans;

    private ShopRecord(Instant now) {
        this.now = now;
    }

    /**
     * Writes it, as if this process went on recording.
     *
     * @param boot which run of the machine this is
     */
    static void write(HistoryFile file, String boot, Instant now) throws SQLException {
        if (!(RecordWriter.open(file, now) instanceof RecordWriter.Opening.Opened(var writer))) {
            throw new IllegalStateException("no record can be written");
        }
        var record = new ShopRecord(now);
        record.compose();
        ProcessHandle self = ProcessHandle.current();
        try (writer) {
            writer.write(
                    record.changes,
                    new Pulse(
                            boot,
                            // not silent for as long as pictures are taken
                            now.plus(Duration.ofHours(1)),
                            false,
                            RecorderKind.BACKGROUND,
                            self.pid(),
                            Pulse.startOf(self)));
        }
    }

    private void compose() {
        happened(new PastEvent.RecordingBegan(ago(23 * 24)));
        held(22, holder("sshd", null, 812, 299, "/", "sshd"), 299);
        held(5173, holder("vite", "node", 2001, 80, "/home/ann/shop", "node", "vite"), 80);
        held(6379, holder("redis-server", null, 1300, 250, "/", "redis-server"), 250);
        PastHolder postgres = holder("postgres", null, 1204, 72, "/var/lib", "postgres");
        HeldSpan database = opened(5432, postgres, 72);
        HeldSpan proxy = held(8080, holder("nginx", null, 4075, 240, "/", "nginx"), 240);
        HeldSpan nextDev = yesterday();
        var night = new RecordGap(ago(NIGHT), ago(MORNING), RecordGap.Why.SUSPENDED);
        changes.add(new Change.Missed(night));
        happened(new PastEvent.RecordingWentOn(ago(MORNING), night));
        today(nextDev);
        var gateway =
                holder("gateway.jar", "java", 5330, 1.98, "/home/ann/shop", "java", "gateway.jar");
        HeldSpan left = end(proxy, 1.98, new SpanEnd.TakenOver(new ProcessEnd.Untold()));
        happened(new PastEvent.ChangedOwner(ago(1.98), held(8080, gateway, 1.98), left));
        closed(database, 1.93, 0);
    }

    /** The last that had 3000 then. */
    private HeldSpan yesterday() {
        PastHolder server = server(3877, 22.8);
        HeldSpan shop = opened(3000, server, 22.8);
        HeldSpan metrics = opened(9464, server, 22.79);
        refused(3000, 18.5, PastEvent.SeenBy.RUN, server);
        closed(shop, 18.36, 0);
        closed(metrics, 18.36, 0);
        PastHolder reserve =
                holder("reserve.py", "python3", 4300, 21.4, "/home/ann/shop", "reserve.py");
        HeldSpan reserved = opened(9000, reserve, 21.4);
        refused(9000, 20.2, PastEvent.SeenBy.BINDSIGHT, reserve);
        closed(reserved, 18.6, 3);
        PastHolder next = holder("next dev", "node", 4410, 18.1, "/home/ann/shop-next", "next");
        return stopped(opened(3000, next, 18.1), 16.4);
    }

    private void today(HeldSpan nextDev) {
        HeldSpan first = held(3000, server(4098, 2.9), 2.9);
        happened(new PastEvent.Opened(ago(2.9), first, nextDev));
        HeldSpan before = stopped(first, 2.4);
        HeldSpan again = held(3000, server(4121, 2.399), 2.399);
        happened(new PastEvent.CameBack(ago(2.399), again, before));
        opened(9464, server(4121, 2.399), 2.399);
    }

    private Instant ago(double hours) {
        return now.minus(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    private PastHolder server(int pid, double hours) {
        return holder("server.js", "node", pid, hours, "/home/ann/shop", "node", "server.js");
    }

    private PastHolder holder(
            String name,
            @Nullable String runtime,
            int pid,
            double hours,
            String directory,
            String... command) {
        return new PastHolder(
                new ProcessRef(new Pid(pid), pid),
                ago(hours),
                name,
                runtime,
                List.of(command),
                "/usr/bin/" + command[0],
                directory,
                ANN,
                "ann",
                null,
                null);
    }

    private static PastPlace place(int port) {
        return new PastPlace(
                Protocol.TCP, BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port))));
    }

    private HeldSpan held(int port, PastHolder holder, double hours) {
        spans++;
        var span = new HeldSpan(spans, place(port), holder, 0, "ann", ago(hours), true, null, null);
        changes.add(new Change.Began(span, 0));
        return span;
    }

    private HeldSpan opened(int port, PastHolder holder, double hours) {
        HeldSpan span = held(port, holder, hours);
        happened(new PastEvent.Opened(ago(hours), span, null));
        return span;
    }

    private HeldSpan end(HeldSpan span, double hours, SpanEnd how) {
        changes.add(new Change.Ended(span.id(), ago(hours), how));
        return span.ended(ago(hours), how);
    }

    private void closed(HeldSpan span, double hours, int status) {
        var how = new SpanEnd.ProcessEnded(new ProcessEnd.Exited(status));
        happened(new PastEvent.Closed(ago(hours), end(span, hours, how)));
    }

    private HeldSpan stopped(HeldSpan span, double hours) {
        var how = new SpanEnd.StoppedByBindsight(new ProcessEnd.Signalled(15));
        HeldSpan ended = end(span, hours, how);
        happened(new PastEvent.Stopped(ago(hours), ended, Signal.SIGTERM));
        return ended;
    }

    private void refused(int port, double hours, PastEvent.SeenBy seenBy, PastHolder by) {
        happened(
                new PastEvent.Failed(
                        ago(hours),
                        PastEvent.FailedCall.BIND,
                        place(port),
                        "EADDRINUSE",
                        seenBy,
                        seenBy == PastEvent.SeenBy.RUN ? "next dev" : null,
                        by));
    }

    private void happened(PastEvent event) {
        changes.add(new Change.Happened(event));
    }
}
