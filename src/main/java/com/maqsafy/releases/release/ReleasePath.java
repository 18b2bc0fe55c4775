package com.maqsafy.releases.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Processes by which releases go to production, each with its start. */
public enum ReleasePath {
    STANDARD("standard-release", "start-release", "startEvent_releaseRequested"),
    HOTFIX("hotfix-release", "start-hotfix", "startEvent_hotfixRequested"),
    SECURITY("security-release", "start-security", "startEvent_securityReleaseRequested");

    private final String process;
    private final String startForm;
    private final String startEvent;

    ReleasePath(String process, String startForm, String startEvent) {
        this.process = process;
        this.startForm = startForm;
        this.startEvent = startEvent;
    }

    /** Key of the process definition. */
    public String process() {
        return process;
    }

    /** Id of the form that starts it. */
    public String startForm() {
        return startForm;
    }

    /** Id of the start event in its diagram. */
    public String startEvent() {
        return startEvent;
    }

    /** The types that go this way. */
    public List<ReleaseType> types() {
        return Arrays.stream(ReleaseType.values())
                .filter(type -> type.path() == this)
                .toList();
    }

    /** The only type that goes this way; empty where several do, so that the start form asks. */
    public Optional<ReleaseType> onlyType() {
        return types().size() == 1 ? Optional.of(types().get(0)) : Optional.empty();
    }

    /** The path of a process definition's key; empty when releases are not started with it. */
    public static Optional<ReleasePath> ofProcess(String process) {
        return Arrays.stream(values()).filter(p -> p.process.equals(process)).findFirst();
    }
}
