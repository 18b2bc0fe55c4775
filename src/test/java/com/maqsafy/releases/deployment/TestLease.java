package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.LeaseLostException;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkerId;
import java.util.Optional;

/** A lease that a test takes away when it likes. */
final class TestLease implements WorkLease {

    private static final String MACHINE = "0123456789ab";
    private static final ProcessHandle HERE = ProcessHandle.current();

    private final WorkerId worker;
    volatile boolean lost;

    TestLease(WorkerId worker) {
        this.worker = worker;
    }

    /** The lease of this JVM's worker. */
    static TestLease own() {
        return new TestLease(worker("host-a", "aaaaaaaa", MACHINE, HERE));
    }

    /** A worker of another JVM on this machine that is there. */
    static WorkerId alive(ProcessHandle process) {
        return worker("host-a", "aaaaaaaa", MACHINE, process);
    }

    /** A worker on this machine whose process is gone. */
    static WorkerId gone() {
        return new WorkerId("host-a", "11112222", "aaaaaaaa", MACHINE, Integer.MAX_VALUE, 0);
    }

    /** A worker of this node before the machine was started again. */
    static WorkerId beforeTheReboot() {
        return new WorkerId("host-a", "11112222", "aaaaaaaa", "ffffffffffff", HERE.pid(), 0);
    }

    /** A worker on another machine. */
    static WorkerId elsewhere() {
        return new WorkerId("host-b", "11112222", "bbbbbbbb", "eeeeeeeeeeee", 17, 0);
    }

    private static WorkerId worker(String host, String node, String machine, ProcessHandle process) {
        return new WorkerId(
                host,
                "0a1b2c3d",
                node,
                machine,
                process.pid(),
                process.info().startInstant().orElseThrow().getEpochSecond());
    }

    @Override
    public Optional<WorkerId> worker() {
        return Optional.of(worker);
    }

    @Override
    public void confirm() {
        if (lost) {
            throw new LeaseLostException("the step", "another worker has taken it over");
        }
    }

    @Override
    public void requireNotTaken() {
        confirm();
    }

    @Override
    public void requireHeld() {
        confirm();
    }
}
