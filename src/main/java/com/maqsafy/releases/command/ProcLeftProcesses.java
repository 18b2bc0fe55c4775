package com.maqsafy.releases.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ProcLeftProcesses implements LeftProcesses {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public List<LeftProcess> of(Collection<CommandTrace> commands) {
        return commands.stream()
                .flatMap(command -> ProcessTable.of(command).stream().map(process -> left(command, process)))
                .toList();
    }

    @Override
    public List<LeftProcess> end(Collection<CommandTrace> commands) {
        return new ProcessEnd(commands).within(GRACE) ? List.of() : of(commands);
    }

    static LeftProcess left(CommandTrace command, ProcessHandle process) {
        String program = process.info().command().orElse("a program");
        return new LeftProcess(
                command.id(),
                process.pid(),
                program.substring(program.lastIndexOf('/') + 1),
                process.info().startInstant().orElse(Instant.EPOCH));
    }
}
