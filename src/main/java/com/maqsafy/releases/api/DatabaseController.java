package com.maqsafy.releases.api;

import com.maqsafy.releases.database.DatabaseWatch;
import com.maqsafy.releases.person.Roles;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The looks at the database, for those who must know when somebody changed it past the application. */
@RestController
class DatabaseController {

    private static final int NEWEST = 100;

    private final DatabaseWatch watch;

    DatabaseController(DatabaseWatch watch) {
        this.watch = watch;
    }

    /** The last looks, newest first. Findings name releases, restricted ones too, so those read them who see all releases. */
    @GetMapping("/api/database/looks")
    @Operation(summary = "What the looks at the database found: tables, triggers, rights, the newest evidence")
    List<DatabaseWatch.Look> looks(Authentication caller) {
        if (caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).noneMatch(Roles.AUDITOR::equals)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN, "Not shown", "REL-API-040 Auditors read the looks at the database.");
        }
        return watch.looks(NEWEST);
    }
}
