package com.maqsafy.releases.api;

import com.maqsafy.releases.notification.CompanyZone;
import com.maqsafy.releases.overview.Figure;
import com.maqsafy.releases.overview.Overview;
import com.maqsafy.releases.overview.OverviewQuery;
import com.maqsafy.releases.overview.Overviews;
import com.maqsafy.releases.overview.Span;
import com.maqsafy.releases.release.ReleaseType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The overview over REST. */
@RestController
class OverviewController {

    private static final String CSV = "text/csv";

    private static final List<String> COLUMNS =
            List.of("figure", "by", "name", "of", "count", "median_seconds", "p90_seconds");

    /** Twelve weeks with this one. */
    private static final int USUAL_WEEKS = 11;

    private final Overviews overviews;
    private final CompanyZone zone;
    private final Clock clock;

    OverviewController(Overviews overviews, CompanyZone zone, Clock clock) {
        this.overviews = overviews;
        this.zone = zone;
        this.clock = clock;
    }

    @GetMapping("/api/overview")
    @Operation(
            summary = "How often releases reach production, how long they take, how often they fail",
            description =
                    "Figures of a period, for all of it, over time, by service, by type and by part: `deployments`, `lead-time`,"
                            + " `change-failures`, `time-to-restore`, `approval-waiting`, `reviews-overdue`, `exceptions`. Times are in"
                            + " seconds. With `Accept: text/csv` one line a number.")
    ResponseEntity<Object> overview(
            @RequestParam(required = false)
                    @Parameter(description = "first day; absent = eleven weeks before the last")
                    @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = "last day; absent = today") @Nullable String to,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "week") @Parameter(description = "`week` or `month`") String by,
            @RequestParam(required = false) @Parameter(description = "only this figure") @Nullable String figure,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        OverviewQuery query;
        Set<Figure> figures;
        try {
            LocalDate last = Objects.requireNonNullElseGet(
                    QueryValues.day("to", to), () -> LocalDate.ofInstant(clock.instant(), zone.id()));
            query = new OverviewQuery(
                    Objects.requireNonNullElseGet(QueryValues.day("from", from), () -> last.minusWeeks(USUAL_WEEKS)),
                    last,
                    zone.id(),
                    Span.ofWord(by)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "REL-API-100 by: there is no '" + by + "'. It is week or month.")),
                    QueryValues.given(service),
                    type(QueryValues.given(type)));
            figures = figures(QueryValues.given(figure));
        } catch (IllegalArgumentException e) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "No overview", String.valueOf(e.getMessage()));
        }
        Overview overview = overviews.of(query, figures);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return accept.contains(CSV)
                ? answer.contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                        .body(csv(overview))
                : answer.contentType(MediaType.APPLICATION_JSON).body(overview);
    }

    private static @Nullable String type(@Nullable String word) {
        if (word != null && !ReleaseType.words().contains(word)) {
            throw new IllegalArgumentException("REL-API-101 type: there is no '" + word + "'. It is one of "
                    + String.join(", ", ReleaseType.words()) + ".");
        }
        return word;
    }

    private static Set<Figure> figures(@Nullable String word) {
        return word == null
                ? EnumSet.allOf(Figure.class)
                : EnumSet.of(Figure.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("REL-API-102 figure: there is no '" + word
                                + "'. It is one of "
                                + Arrays.stream(Figure.values())
                                        .map(Figure::word)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    private static String csv(Overview overview) {
        CsvTable csv = new CsvTable(COLUMNS);
        overview.figures()
                .forEach(row ->
                        csv.row(row.figure(), row.by(), row.name(), row.of(), row.count(), row.median(), row.p90()));
        return csv.toString();
    }
}
