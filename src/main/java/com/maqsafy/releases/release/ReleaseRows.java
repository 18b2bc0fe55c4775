package com.maqsafy.releases.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

interface ReleaseRows extends JpaRepository<ReleaseRow, Long>, JpaSpecificationExecutor<ReleaseRow> {

    Optional<ReleaseRow> findByKey(String key);

    boolean existsByServiceAndVersion(String service, String version);

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
