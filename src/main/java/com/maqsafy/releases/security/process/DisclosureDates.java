package com.maqsafy.releases.security.process;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.process.MovableDate;
import com.maqsafy.releases.process.ProcessVariable;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.security.SecuritySettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a release is disclosed at the latest: the date of its vulnerability, else the configured time after it. */
@Component
class DisclosureDates implements MovableDate {

    private final Releases releases;
    private final Ledger ledger;
    private final SecuritySettings settings;
    private final Clock clock;

    DisclosureDates(Releases releases, Ledger ledger, SecuritySettings settings, Clock clock) {
        this.releases = releases;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ProcessVariable<String> variable() {
        return ReleaseVariables.DISCLOSURE_AT;
    }

    @Override
    public Instant of(String key) {
        ReleaseDetails release = releases.get(key);
        Instant released = Optional.ofNullable(release.finishedAt()).orElseGet(clock::instant);
        return ledger.last(key, VulnerabilityDocumented.class)
                .map(r -> r.event().disclosureAt())
                .map(Instant::parse)
                .orElseGet(() -> released.plus(settings.discloseAfter(release.service())))
                // The engine's timers know milliseconds.
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether a release has ended and its date has come. */
    boolean come(String key) {
        return releases.get(key).status().isFinal() && !clock.instant().isBefore(of(key));
    }
}
