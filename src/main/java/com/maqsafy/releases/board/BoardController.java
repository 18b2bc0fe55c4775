package com.maqsafy.releases.board;

import com.maqsafy.releases.events.EventStreams;
import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.policy.GateAnswers;
import com.maqsafy.releases.process.SignedInUser;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.VisibleReleases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the Releases application reads. It lies under Camunda's {@code /api}, where its filters establish the session of the
 * web applications; everybody who is signed in is answered, with the releases of which the person may know.
 */
@RestController
@RequestMapping("${camunda.bpm.webapp.application-path:/camunda}/api/board")
class BoardController {

    private final SignedInUser signedIn;
    private final BoardReader reader;
    private final ReleaseViews views;
    private final VisibleReleases releases;
    private final GateAnswers gate;
    private final EventStreams streams;
    private final BoardTexts texts;
    private final DeputiesPage deputies;

    BoardController(
            SignedInUser signedIn,
            BoardReader reader,
            ReleaseViews views,
            VisibleReleases releases,
            GateAnswers gate,
            EventStreams streams,
            BoardTexts texts,
            DeputiesPage deputies) {
        this.signedIn = signedIn;
        this.reader = reader;
        this.views = views;
        this.releases = releases;
        this.gate = gate;
        this.streams = streams;
        this.texts = texts;
        this.deputies = deputies;
    }

    @GetMapping
    ResponseEntity<Board> board(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String owner) {
        return fresh(reader.board(user(), filter(service, type, owner)));
    }

    /** Who is signed in, for the frame of every page. */
    @GetMapping("/me")
    ResponseEntity<Board.Me> me() {
        return fresh(reader.me(user()));
    }

    /** Who can own a release, by account; to nobody without a role. */
    @GetMapping("/owners")
    ResponseEntity<Map<String, String>> owners() {
        return fresh(reader.owners(user()));
    }

    @GetMapping("/releases")
    ResponseEntity<BoardReader.Page> releases(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Long before) {
        String user = user();
        String word = given(status);
        ReleaseStatus asked = word == null
                ? null
                : ReleaseStatus.ofWord(word)
                        .orElseThrow(() -> new BoardRefusedException(
                                HttpStatus.BAD_REQUEST, "REL-BRD-003 '" + status + "' is no status of a release."));
        return fresh(reader.page(user, filter(service, type, owner), asked, before));
    }

    @GetMapping("/releases/{key}")
    ResponseEntity<ReleaseView> release(@PathVariable String key) {
        return fresh(views.view(user(), key));
    }

    /** Whether it may be deployed now, and what stands against it; apart, because it asks the repository. */
    @GetMapping("/releases/{key}/gate")
    ResponseEntity<GateAnswer> gate(@PathVariable String key) {
        user();
        releases.get(key);
        return fresh(gate.of(key, GateAnswers.Purpose.DEPLOY));
    }

    /** Who is away and who stands in, and what the reader may do about it. */
    @GetMapping("/deputies")
    ResponseEntity<DeputiesPage.Shown> deputies() {
        return fresh(deputies.of(user()));
    }

    @GetMapping(path = "/events", produces = "text/event-stream")
    void events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.changes(user(), last, request, response);
    }

    /** For everybody: somebody who is not signed in is told so in a language of the person's. */
    @GetMapping("/texts/{language}")
    ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
        Map<String, String> all = new TreeMap<>(texts.in(language));
        texts.items(language).forEach((item, text) -> all.put("item." + item, text));
        texts.tests(language).forEach((test, text) -> all.put("test." + test, text));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(all);
    }

    private String user() {
        return signedIn.id()
                .orElseThrow(() -> new BoardRefusedException(
                        HttpStatus.UNAUTHORIZED,
                        "REL-BRD-002 Nobody is signed in. Sign in to Tasklist and open this page again."));
    }

    private static BoardReader.Filter filter(@Nullable String service, @Nullable String type, @Nullable String owner) {
        return new BoardReader.Filter(given(service), given(type), given(owner));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
