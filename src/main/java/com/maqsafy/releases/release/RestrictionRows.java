package com.maqsafy.releases.release;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RestrictionRows extends JpaRepository<RestrictionRow, String> {

    @Query("""
            select r.tenantId from RestrictionRow r
            where :confidant = true or r.liftedAt is not null or r.owner = :user
            """)
    List<String> tenantsVisibleTo(String user, boolean confidant);

    @Query("select r.tenantId from RestrictionRow r where r.liftedAt is null and r.owner <> :user")
    List<String> tenantsOfOthers(String user);
}
