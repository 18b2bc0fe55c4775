package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.approval.UncoveredRoles;
import com.maqsafy.releases.approval.UncoveredRoles.Gap;
import com.maqsafy.releases.instance.OnOneNode;
import java.util.List;
import java.util.TreeSet;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells management days before that a role will have nobody, once for each time and those who are away. */
@Component
class UncoveredReminder {

    private final UncoveredRoles roles;
    private final EventOutbox outbox;
    private final Channels channels;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final OnOneNode onOneNode;

    UncoveredReminder(
            UncoveredRoles roles,
            EventOutbox outbox,
            Channels channels,
            ObjectMapper json,
            TransactionTemplate transaction,
            OnOneNode onOneNode) {
        this.roles = roles;
        this.outbox = outbox;
        this.channels = channels;
        this.json = json;
        this.transaction = transaction;
        this.onOneNode = onOneNode;
    }

    /** Every hour by itself: what is named or revoked today is told today. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void takeTurn() {
        if (!channels.all().isEmpty()) {
            onOneNode.run("notification-uncovered-roles", this::remind);
        }
    }

    void remind() {
        List<Draft> drafts = roles.ahead().stream().map(this::draft).toList();
        if (!drafts.isEmpty()) {
            transaction.executeWithoutResult(tx -> outbox.append(drafts));
        }
    }

    private Draft draft(Gap gap) {
        String away = String.join(", ", new TreeSet<>(gap.away()));
        ObjectNode data = json.createObjectNode().put("role", gap.role());
        gap.types().forEach(data.withArray("types")::add);
        data.put("from", gap.from().toString());
        if (gap.until() != null) {
            data.put("until", gap.until().toString());
        }
        data.put("message", gap.sentence());
        // One that has begun begins at each look; what makes it another is who is away until when.
        String once = "uncovered " + gap.role() + gap.types() + ' ' + gap.until() + ' ' + away;
        return new Draft(EventType.ROLE_UNCOVERED, null, null, data, once);
    }
}
