package com.maqsafy.releases.verification;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Configures checks of the service canteen-api as an application would, and asks them. */
final class Asking {

    static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    static final CheckRequest REQUEST = new CheckRequest("1.5.0", SINCE);

    private final Map<String, String> properties = new TreeMap<>();

    static Asking check(String id, String item, String kind) {
        return new Asking().and(id, item, kind);
    }

    Asking and(String id, String item, String kind) {
        return with(id, "item", item).with(id, "kind", kind);
    }

    Asking with(String id, String key, Object value) {
        properties.put("releases.services.canteen-api.verification.checks." + id + "." + key, value.toString());
        return this;
    }

    ConfiguredChecks configured() {
        return configured((spec, listener) -> {
            throw new AssertionError("No command was expected: " + spec);
        });
    }

    ConfiguredChecks configured(CommandRunner commands) {
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        return new ConfiguredChecks(service -> binder, List.of("canteen-api"), new HttpProbe(), commands);
    }

    TimedCheckRunner runner() {
        return new TimedCheckRunner(configured(), text -> text);
    }

    CheckResult ask(String id) {
        return runner().run("canteen-api", id, REQUEST);
    }

    CheckResult ask(String id, CommandRunner commands) {
        return new TimedCheckRunner(configured(commands), text -> text).run("canteen-api", id, REQUEST);
    }

    /** A command runner's answer for a test that needs no process. */
    static CommandRunner answering(CommandResult result) {
        return (spec, listener) -> result;
    }
}
