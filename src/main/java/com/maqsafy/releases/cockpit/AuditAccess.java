package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.SignedInUser;
import com.maqsafy.releases.release.People;
import java.util.Collections;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who may read the auditors' pages: exactly those who may open Cockpit, in which they lie. Being signed in is not enough,
 * and roles are read anew for every request. Approvers see what they decide on in their tasks.
 */
@Component
class AuditAccess {

    static final Set<String> READERS = Set.of(Roles.AUDITOR, Roles.PROCESS_OWNER, Roles.ADMINISTRATORS);

    private final SignedInUser signedIn;
    private final People people;

    AuditAccess(SignedInUser signedIn, People people) {
        this.signedIn = signedIn;
        this.people = people;
    }

    /** @throws PageRefusedException {@code REL-COC-001} when nobody is signed in, {@code REL-COC-002} without a role */
    void require() {
        String user = signedIn.id()
                .orElseThrow(() -> new PageRefusedException(
                        HttpStatus.UNAUTHORIZED, "REL-COC-001 Nobody is signed in. Sign in to Cockpit and try again."));
        if (Collections.disjoint(people.roles(user), READERS)) {
            throw new PageRefusedException(
                    HttpStatus.FORBIDDEN,
                    "REL-COC-002 " + user + " may not read releases here. Ask an administrator for the role auditor.");
        }
    }

    /** @throws PageRefusedException {@code REL-COC-001} when nobody is signed in, {@code REL-COC-019} for who is no auditor */
    void requireAuditor() {
        require();
        if (signedIn.id()
                .filter(user -> people.roles(user).contains(Roles.AUDITOR))
                .isEmpty()) {
            throw new PageRefusedException(
                    HttpStatus.FORBIDDEN,
                    "REL-COC-019 Only auditors read the administration ledger. Ask an administrator for the role auditor.");
        }
    }
}
