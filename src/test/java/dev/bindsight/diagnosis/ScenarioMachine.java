package dev.bindsight.diagnosis;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Builds the scripted machine of a {@link Scenario}. */
public final class ScenarioMachine {
    private static final int ANN = 1000;

    private ScenarioMachine() {}

    /** The machine of a scenario. */
    public static ScriptedPlatform of(Scenario scenario) {
        var platform = new ScriptedPlatform();
        Map<Integer, ScriptedProcess> processes = new HashMap<>();
        for (Scenario.Program program : scenario.processes()) {
            ScriptedProcess process = process(platform, program);
            if (program.parent() != null) {
                process.parent(Objects.requireNonNull(processes.get(program.parent())));
            }
            processes.put(program.pid(), process);
        }
        for (Scenario.Socket described : scenario.sockets()) {
            ScriptedSocket socket = socket(described);
            if (Boolean.FALSE.equals(described.inode())) {
                platform.addWithoutInode(socket);
            } else {
                platform.add(socket);
            }
            if (described.owner() != null) {
                Objects.requireNonNull(processes.get(described.owner())).open(socket);
            }
        }
        scenario.answers().forEach(answer -> platform.sockets().fail(answer.failure()));
        setUp(platform, scenario.machine());
        if (scenario.connect() != null) {
            name(platform, scenario.connect());
        }
        return platform;
    }

    private static void setUp(ScriptedPlatform platform, Scenario.Machine machine) {
        if (machine.uid() != null) {
            platform.machine().runAs(machine.uid());
        }
        machine.capabilities().forEach(platform.machine()::capability);
        for (String address : machine.addresses()) {
            String[] parts = address.split("%");
            platform.machine().address(parts[0], parts[1]);
        }
        machine.socketUnits().forEach(platform.cgroups()::unit);
        for (String lack : machine.lacks()) {
            platform.sockDiag().lacks(Coverage.Lack.valueOf(lack));
        }
        if (machine.unreadable() != null) {
            platform.sockDiag().refuse("socket", machine.unreadable(), 1);
            platform.procfs().refuse("open", machine.unreadable(), 1);
        }
    }

    private static void name(ScriptedPlatform platform, Scenario.Connect connect) {
        if (connect.error() != null) {
            platform.names().fails(connect.host(), EaiCode.valueOf(connect.error()));
        } else if (!connect.addresses().isEmpty()) {
            String[] addresses = connect.addresses().toArray(String[]::new);
            platform.names().name(connect.host(), addresses);
        }
    }

    private static ScriptedProcess process(ScriptedPlatform platform, Scenario.Program program) {
        ScriptedProcess process =
                platform.process(program.pid())
                        .command(program.command().toArray(String[]::new))
                        .uid(program.uid() == null ? ANN : program.uid());
        if (program.directory() != null) {
            process.directory(program.directory());
        }
        if (program.comm() != null) {
            process.comm(program.comm());
        }
        if (program.cgroup() != null) {
            process.cgroup(program.cgroup());
        }
        return program.hidden() ? process.denied() : process;
    }

    private static ScriptedSocket socket(Scenario.Socket described) {
        ScriptedSocket socket =
                described.transport() == Protocol.UDP
                        ? ScriptedSocket.udp(described.local())
                        : ScriptedSocket.listener(described.local());
        if (described.remote() != null) {
            socket.remote(described.remote());
        }
        TcpState state = described.state();
        if (state != null) {
            socket.state(state);
        }
        if (described.v6only() != null) {
            socket.v6only(described.v6only() ? 1 : 0);
        }
        if (described.options() != null) {
            socket.options(described.options().toArray(SocketOption[]::new));
        }
        if (described.device() != null) {
            socket.device(described.device().equals("lo") ? 1 : 2);
        }
        return socket.uid(described.uid() == null ? ANN : described.uid())
                .timer(described.timer(), described.secondsLeft() * 1_000L);
    }
}
