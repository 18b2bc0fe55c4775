package com.maqsafy.releases.approval;

import com.maqsafy.releases.instance.PageBanner;
import com.maqsafy.releases.release.Restrictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The break-glasses that lift a duty just now, for everybody who may know of their releases. Who is not signed in yet reads that
 * there is one, unless few may know of its release, and nothing of what it is.
 */
@Component
@Order(1)
class BreakGlassBanner implements PageBanner {

    private static final int MOST = 3;

    private final BreakGlassWatch watch;
    private final Restrictions restrictions;

    BreakGlassBanner(BreakGlassWatch watch, Restrictions restrictions) {
        this.watch = watch;
        this.restrictions = restrictions;
    }

    @Override
    public Optional<String> text(String account) {
        try {
            return words(watch.inForce(), account);
        } catch (DataAccessException e) {
            // That the database is away is told by others; the page is to be readable.
            return Optional.empty();
        }
    }

    private Optional<String> words(List<BreakGlassWatch.InForce> inForce, String account) {
        List<BreakGlassWatch.InForce> known = inForce.stream()
                .filter(l -> account.isEmpty()
                        ? !restrictions.restricted(l.release())
                        : restrictions.mayKnow(l.release(), account))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (account.isEmpty()) {
            return Optional.of("BREAK-GLASS: a duty of persons is lifted just now.");
        }
        String some = known.stream()
                .limit(MOST)
                .map(l -> "BREAK-GLASS: “" + l.glass().duty().inWords() + "” is lifted for " + l.release() + " until "
                        + l.glass().until() + ".")
                .collect(Collectors.joining(" "));
        return Optional.of(known.size() > MOST ? some + " And " + (known.size() - MOST) + " more." : some);
    }
}
