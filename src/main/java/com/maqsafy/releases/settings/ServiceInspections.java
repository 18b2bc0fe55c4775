package com.maqsafy.releases.settings;

import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.Inspection.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tries out everything that a deployment of a service will need, without touching production: it reads, asks and logs in,
 * and runs none of the configured commands.
 */
@Component
public class ServiceInspections {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceInspections.class);
    private static final int AT_ONCE = 4;

    private final ServiceSettings settings;
    private final ObjectProvider<ServiceInspector> inspectors;
    private final Duration each;
    private final Duration all;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    @Autowired
    ServiceInspections(ServiceSettings settings, ObjectProvider<ServiceInspector> inspectors) {
        this(settings, inspectors, Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    /**
     * @param each how long one thing may take
     * @param all how long all of them together may take
     */
    ServiceInspections(
            ServiceSettings settings, ObjectProvider<ServiceInspector> inspectors, Duration each, Duration all) {
        this.settings = settings;
        this.inspectors = inspectors;
        this.each = each;
        this.all = all;
    }

    /**
     * Tries out a service; of a disabled one only its mistakes are told.
     *
     * @throws InspectionRunsException when it is being tried out already
     */
    public List<InspectionResult> inspect(String service) {
        if (!running.add(service)) {
            throw new InspectionRunsException(service);
        }
        try {
            return settings.disabled(service) ? mistakes(service) : results(of(service));
        } finally {
            running.remove(service);
        }
    }

    /** What is not as it should be: mistakes in the settings, and what is missing on this machine. */
    public List<String> shortcomings(String service) {
        if (settings.disabled(service)) {
            return settings.mistakes(service);
        }
        return of(service).stream()
                .filter(Inspection::local)
                .map(inspection -> result(inspection, answer(inspection), System.nanoTime()))
                .filter(result -> result.outcome() == Outcome.FAILED)
                .map(result -> "REL-SET-011 " + result.setting() + ": " + result.message())
                .toList();
    }

    /** Says at start what would be said when somebody asks for the readiness of a service. */
    @EventListener(ApplicationReadyEvent.class)
    void tellShortcomings() {
        for (String service : settings.services()) {
            // Mistakes were told when the settings were judged.
            List<String> shortcomings = settings.disabled(service) ? List.of() : shortcomings(service);
            if (!shortcomings.isEmpty()) {
                LOG.error(
                        "REL-SET-004 The service {} is not ready for releases: {}",
                        service,
                        String.join("; ", shortcomings));
            }
        }
    }

    private List<Inspection> of(String service) {
        return inspectors
                .orderedStream()
                .flatMap(inspector -> inspector.inspections(service).stream())
                .toList();
    }

    private List<InspectionResult> mistakes(String service) {
        return settings.mistakes(service).stream()
                .map(mistake -> {
                    int from = Math.max(mistake.indexOf("releases."), 0);
                    String property = mistake.substring(from).split("\\s", 2)[0];
                    return new InspectionResult("settings", property, Outcome.FAILED, mistake, Duration.ZERO);
                })
                .toList();
    }

    private List<InspectionResult> results(List<Inspection> inspections) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "service-inspection");
            thread.setDaemon(true);
            return thread;
        });
        long end = System.nanoTime() + all.toNanos();
        try {
            List<Future<InspectionResult>> futures = new ArrayList<>();
            for (Inspection inspection : inspections) {
                futures.add(threads.submit(() -> timed(inspection)));
            }
            List<InspectionResult> results = new ArrayList<>();
            for (int i = 0; i < futures.size(); i++) {
                results.add(result(inspections.get(i), futures.get(i), end));
            }
            return List.copyOf(results);
        } finally {
            threads.shutdownNow();
        }
    }

    private static InspectionResult timed(Inspection inspection) {
        long start = System.nanoTime();
        return result(inspection, answer(inspection), start);
    }

    private InspectionResult result(Inspection inspection, Future<InspectionResult> future, long end) {
        long start = System.nanoTime();
        try {
            return future.get(Math.max(1, Math.min(each.toNanos(), end - start)), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return result(
                    inspection,
                    Finding.failed("REL-SET-012 There was no answer in time. Check that it is up and can be reached."),
                    start);
        } catch (ExecutionException e) {
            return result(inspection, unexpected(inspection, e), start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(inspection, Finding.failed("REL-SET-012 It was interrupted. Try again."), start);
        }
    }

    private static Finding answer(Inspection inspection) {
        try {
            return inspection.question().ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.failed("REL-SET-012 It was interrupted. Try again.");
        } catch (Exception e) {
            return unexpected(inspection, e);
        }
    }

    /** A message without a code is not ours and may repeat what nobody should see. */
    private static Finding unexpected(Inspection inspection, Exception e) {
        String message = String.valueOf(e.getMessage());
        LOG.debug("Inspection of {} failed.", inspection.setting(), e);
        return Finding.failed(
                message.startsWith("REL-")
                        ? message
                        : "REL-SET-013 It cannot be told (" + e.getClass().getSimpleName() + "). Check the setting.");
    }

    private static InspectionResult result(Inspection inspection, Finding finding, long start) {
        return new InspectionResult(
                inspection.what(),
                inspection.setting(),
                finding.outcome(),
                finding.message().lines().findFirst().orElse(""),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
