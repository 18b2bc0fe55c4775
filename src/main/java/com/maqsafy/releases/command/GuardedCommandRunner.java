package com.maqsafy.releases.command;

import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.instance.SafeModeException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The last line before a process is started: in safe mode none is, whoever asks. */
@Component
@Primary
class GuardedCommandRunner implements CommandRunner {

    private static final String SHA_256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final ProcessCommandRunner runner;
    private final ObjectProvider<SafeMode> safeMode;

    GuardedCommandRunner(ProcessCommandRunner runner, ObjectProvider<SafeMode> safeMode) {
        this.runner = runner;
        this.safeMode = safeMode;
    }

    @Override
    public CommandResult run(CommandSpec spec, CommandListener listener) {
        SafeMode mode = safeMode.getIfAvailable();
        if (mode != null && mode.on()) {
            return new CommandResult(
                    CommandResult.Outcome.NOT_STARTED,
                    null,
                    Duration.ZERO,
                    "",
                    SHA_256_OF_NOTHING,
                    0,
                    false,
                    SafeModeException.words("The command " + spec.argv().get(0)));
        }
        return runner.run(spec, listener);
    }
}
