package com.maqsafy.releases.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReleaseRows extends JpaRepository<ReleaseRow, Long> {

    Optional<ReleaseRow> findByKey(String key);

    boolean existsByServiceAndVersion(String service, String version);

    @Query("""
            select r from ReleaseRow r
            where (:before is null or r.id < :before)
              and (:service is null or r.service = :service)
              and (:type is null or r.type = :type)
              and (:status is null or r.status = :status)
              and (:reader is null or not exists (
                    select 1 from RestrictionRow x
                    where x.releaseKey = r.key and x.liftedAt is null and x.owner <> :reader))
            order by r.id desc
            """)
    List<ReleaseRow> page(Long before, String service, String type, String status, String reader, Limit limit);

    Optional<ReleaseRow> findFirstByServiceAndStatusOrderByFinishedAtDesc(String service, String status);

    Optional<ReleaseRow> findFirstByServiceAndStatusAndFinishedAtLessThanEqualOrderByFinishedAtDesc(
            String service, String status, Instant at);

    List<ReleaseRow> findByServiceAndFinishedAtIsNull(String service);

    @Query("select r.version from ReleaseRow r where r.service = :service")
    List<String> versions(String service);

    @Query("select r.version from ReleaseRow r where r.service = :service and r.status <> 'released'")
    List<String> versionsNotReleased(String service);

    @Query("select r.version from ReleaseRow r where r.service = :service and r.status = 'released'")
    List<String> versionsReleased(String service);
}
