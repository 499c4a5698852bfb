package dev.bindsight.view.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.handover.Latest;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.view.job.Job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Tells a run on the UI thread how its connect comes along on others. */
final class ConnectProgressFeed implements ConnectObserver {
    private final ConnectRun run;
    private final Job job;
    private final Latest<News> mail;

    ConnectProgressFeed(ConnectRun run, Job job, Executor ui) {
        this.run = run;
        this.job = job;
        this.mail = Latest.all(ui, this::receive);
    }

    private sealed interface News {
        record Resolved(Resolution resolution) implements News {}

        record Found(Finding finding) implements News {}

        record Progress(int done, int total) implements News {}
    }

    @Override
    public void resolved(Resolution resolution) {
        mail.send(new News.Resolved(resolution));
    }

    @Override
    public void found(Finding finding) {
        mail.send(new News.Found(finding));
    }

    @Override
    public void progress(int done, int total) {
        mail.send(new News.Progress(done, total));
        job.progress(done, total);
    }

    /** Tells what is waiting now, before the report. UI thread. */
    void deliver() {
        mail.deliver();
    }

    private void receive(List<News> all) {
        var found = new ArrayList<Finding>();
        var progress = new News.Progress(0, 0);
        for (News news : all) {
            switch (news) {
                case News.Resolved(Resolution resolution) -> run.resolved(resolution);
                case News.Found(Finding finding) -> found.add(finding);
                case News.Progress latest -> progress = latest;
            }
        }
        run.advanced(found, progress.done(), progress.total());
    }
}
