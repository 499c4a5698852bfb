package dev.bindsight.app;

import dev.bindsight.cli.Backend;
import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.diagnosis.bind.LiveBindDiagnosis;
import dev.bindsight.diagnosis.connect.LiveConnectDiagnosis;
import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.diagnosis.gather.bind.LiveConflictMatrix;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.diagnosis.report.LiveReportDiagnosis;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.fix.ConnectionCloser;
import dev.bindsight.fix.LiveRemedies;
import dev.bindsight.fix.PortStopper;
import dev.bindsight.fix.Remedies;
import dev.bindsight.fix.Supervisors;
import dev.bindsight.fix.VerifiedStopper;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.recorder.RecordingLoop;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.inventory.EarlyReading;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.LiveConnections;
import dev.bindsight.inventory.connection.Redirects;
import dev.bindsight.inventory.project.ProjectBook;
import dev.bindsight.inventory.project.ProjectReader;
import dev.bindsight.model.Source;
import dev.bindsight.platform.NativePath;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.platform.portable.PortablePlatform;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.FreePorts;
import dev.bindsight.probe.NameLookup;
import dev.bindsight.probe.PeerNameLookup;
import dev.bindsight.probe.PortWaiter;
import dev.bindsight.probe.exchange.ExchangeProver;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.Desktop;
import dev.bindsight.view.details.LiveFacts;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.ports.LiveExtras;
import dev.bindsight.view.screen.Probing;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Everything below the screens and the verbs, wired to the machine. */
public final class Engine implements Backend, AutoCloseable {
    /** What curl(1) and most programs read. */
    private static final Set<String> PROXIES = Set.of("http_proxy", "https_proxy", "all_proxy");

    /** What resolv.conf(5) has a resolver wait for each of two servers, and a little more. */
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(12);

    private final Platform platform;
    private final LiveInventory inventory;
    private final String home;
    private final String commands;
    private final MachineSummary machine;
    private final PortStopper stopper;
    private final BindProver prover;
    private final NameLookup names;
    private final PortWaiter waiter;
    private final BindDiagnosis binds;
    private final ConnectDiagnosis connects;
    private final ReportDiagnosis reports;
    private final ConflictMatrix matrix;
    private final Remedies remedies;
    private final Archive archive;

    /** A thread of its own, because a directory may be on a drive that no longer answers. */
    private final ExecutorService projects =
            new ThreadPoolExecutor(
                    0,
                    1,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("projects").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    private Engine(Platform platform, String hostName, Map<String, String> environment) {
        this.platform = platform;
        inventory = new LiveInventory(platform, InstantSource.system());
        machine = new MachineSummary(platform.machine(), hostName);
        home = NativePath.home().toString();
        commands = Optional.ofNullable(System.getenv("PATH")).orElse("");
        archive = new Archive(platform, inventory, machine, environment, NativePath.home());
        stopper =
                new NotingStopper(
                        new VerifiedStopper(platform, inventory, commands), archive.notebook());
        var look = new InventoryLook(inventory);
        prover = new BindProver(platform.sockets(), platform.machine(), look);
        var connector = new ConnectProver(platform.sockets(), platform.machine());
        names = new NameLookup(platform.names(), platform.machine());
        waiter = new PortWaiter(prover, connector, names, look);
        var viewer = new ViewerLook(home, machine::zoneOf);
        binds =
                new NotingBinds(
                        new RememberingBinds(
                                new LiveBindDiagnosis(prover, inventory, machine, viewer),
                                archive.predecessors(),
                                archive.aside()),
                        archive.notebook(),
                        archive.aside());
        connects =
                new NotingConnects(
                        new LiveConnectDiagnosis(
                                connector,
                                new ExchangeProver(connector, platform.sockets()),
                                new ConnectSweep(platform.sockets(), platform.machine()),
                                names,
                                inventory,
                                machine),
                        archive.notebook(),
                        archive.aside());
        reports =
                new LiveReportDiagnosis(
                        ErrnoReference::standard,
                        NumberSpace.of(System.getProperty("os.name")),
                        binds,
                        connects,
                        prover,
                        inventory,
                        machine,
                        viewer);
        matrix = new LiveConflictMatrix(prover, inventory, machine);
        remedies = new LiveRemedies(binds, connects, inventory, platform);
    }

    /** Begins what the first question to the machine would else wait for. */
    static void arrange() {
        if (isOnLinux()) {
            LinuxPlatform.begin();
        }
    }

    /** The engine on the machine this runs on. */
    public static Engine open() {
        return open(System.getenv());
    }

    /** The same, with environment variables that say where the record is. */
    static Engine open(Map<String, String> environment) {
        Platform platform = isOnLinux() ? LinuxPlatform.open() : PortablePlatform.open();
        return on(platform, hostName(), environment);
    }

    private static boolean isOnLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    /**
     * The engine on a machine, which is closed with it.
     *
     * @param hostName the name of the machine
     */
    public static Engine on(Platform platform, String hostName) {
        return on(platform, hostName, System.getenv());
    }

    /**
     * The engine on a machine, which is closed with it.
     *
     * @param hostName the name of the machine
     * @param environment the environment variables, which say where the record is
     */
    public static Engine on(Platform platform, String hostName, Map<String, String> environment) {
        return new Engine(platform, hostName, environment);
    }

    /**
     * Has the window record if that was chosen. Not before GTK has been started: that changes the
     * environment, which SQLite reads when it is loaded, and getenv(3) beside unsetenv(3) has ended
     * the process by SIGSEGV.
     *
     * @param settings where choices are kept
     */
    void recordIfChosen(SettingsFile settings) {
        if (settings.load().history().whileOpen()) {
            Thread.ofPlatform()
                    .daemon()
                    .name("recorder-start")
                    .start(() -> archive.recordHere(true));
        }
    }

    /**
     * What the window works with. The machine begins to be read.
     *
     * @param settings where choices are kept
     * @param home the home directory, shown as {@code ~}
     */
    public Desktop desktop(SettingsFile settings, String home) {
        var inspector = new SocketInspector(platform, inventory);
        Settings chosen = settings.load();
        Source only = chosen.source();
        return new Desktop(
                EarlyReading.begin(
                        inventory,
                        only == null ? SourceChoice.AUTOMATIC : new SourceChoice.Only(only),
                        Thread.ofPlatform().daemon().name("first-reading")::start),
                inventory::compare,
                machine,
                stopper,
                new LiveFacts(inspector, machine, new Supervisors(platform, inventory, commands)),
                new LiveExtras(
                        inspector,
                        new ProjectBook(
                                new ProjectReader(Path.of("/proc")), projects, System::nanoTime)),
                new Probing(
                        binds,
                        connects,
                        reports,
                        (name, wanted) -> names.lookUp(name, LONGEST_LOOK_UP, wanted),
                        matrix,
                        remedies,
                        () ->
                                new LiveConnections(
                                        inspector,
                                        machine,
                                        redirects(platform),
                                        InstantSource.system()),
                        PeerNameLookup::nameOf,
                        new ConnectionCloser(platform.destroyer(), platform.control()),
                        ErrnoReference::standard),
                new Past(archive.reader(), archive),
                Clock.systemDefaultZone(),
                home,
                System.getProperty("bindsight.command", "bindsight"));
    }

    private static String hostName() {
        // no channel: what Java links for one would be waited for at the start of every verb
        try (var file = new FileInputStream("/proc/sys/kernel/hostname")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            // elsewhere than on Linux; asking the resolver could take seconds
            return Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("localhost");
        }
    }

    @Override
    public InventoryEngine inventory() {
        return inventory;
    }

    @Override
    public LiveConnections connections() {
        return new LiveConnections(
                new SocketInspector(platform, inventory),
                machine,
                redirects(platform),
                InstantSource.system());
    }

    private static Redirects redirects(Platform platform) {
        return new Redirects(platform.tracked(), platform.control(), platform.machine().uid());
    }

    @Override
    public MachineSummary machine() {
        return machine;
    }

    @Override
    public String home() {
        return home;
    }

    @Override
    public PortStopper stopper() {
        return stopper;
    }

    @Override
    public BindProver prover() {
        return prover;
    }

    @Override
    public FreePorts freePorts() {
        return new FreePorts(prover);
    }

    @Override
    public PortWaiter waiter() {
        return waiter;
    }

    @Override
    public BindDiagnosis binds() {
        return binds;
    }

    @Override
    public ConnectDiagnosis connects() {
        return connects;
    }

    @Override
    public ReportDiagnosis reports() {
        return reports;
    }

    @Override
    public List<String> proxyVariables() {
        return System.getenv().entrySet().stream()
                .filter(each -> PROXIES.contains(each.getKey().toLowerCase(Locale.ROOT)))
                .filter(each -> !each.getValue().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public ConflictMatrix matrix() {
        return matrix;
    }

    @Override
    public HistoryReader history() {
        return archive.reader();
    }

    @Override
    public RecorderSwitch recorder() {
        return archive;
    }

    @Override
    public RecordingLoop recording() {
        return archive.loop(
                System.getenv("BINDSIGHT_UNIT") == null
                        ? RecorderKind.COMMAND
                        : RecorderKind.BACKGROUND);
    }

    @Override
    public Notebook notebook() {
        return archive.notebook();
    }

    @Override
    public void close() {
        archive.close();
        projects.shutdownNow();
        names.close();
        inventory.close();
        platform.close();
    }
}
