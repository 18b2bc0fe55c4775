package com.maqsafy.releases.release;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

interface ReleaseRows extends JpaRepository<ReleaseRow, Long>, JpaSpecificationExecutor<ReleaseRow> {

    Optional<ReleaseRow> findByKey(String key);

    Optional<ReleaseRow> findFirstByServiceAndStatusOrderByFinishedAtDesc(String service, String status);

    List<ReleaseRow> findByServiceAndFinishedAtIsNull(String service);

    List<ReleaseRow> findByFinishedAtIsNull();

    @Query("select r.version from ReleaseRow r where r.service = :service")
    List<String> versions(String service);

    /** Versions from this one on; condition and expression are those of the index in V071. */
    @Query(nativeQuery = true, value = """
            select version from release
            where service = :service and version ~ '^[0-9]+[.][0-9]+[.][0-9]+$'
              and cast(string_to_array(version, '.') as numeric[]) >= cast(string_to_array(:from, '.') as numeric[])
            """)
    List<String> versionsFrom(String service, String from);

    @Query("select r.version from ReleaseRow r where r.service = :service and r.status <> 'released'")
    List<String> versionsNotReleased(String service);

    @Query("select r.version from ReleaseRow r where r.service = :service and r.status = 'released'")
    List<String> versionsReleased(String service);

    /** The highest released version below one, {@code MAJOR.MINOR.PATCH}; condition and expression are those of the index in V071. */
    @Query(nativeQuery = true, value = """
            select version from release
            where service = :service and version ~ '^[0-9]+[.][0-9]+[.][0-9]+$' and status = 'released'
              and cast(string_to_array(version, '.') as numeric[]) < cast(string_to_array(:below, '.') as numeric[])
            order by cast(string_to_array(version, '.') as numeric[]) desc limit 1
            """)
    Optional<String> releasedBelow(String service, String below);

    /** The highest released version. */
    @Query(nativeQuery = true, value = """
            select version from release
            where service = :service and version ~ '^[0-9]+[.][0-9]+[.][0-9]+$' and status = 'released'
            order by cast(string_to_array(version, '.') as numeric[]) desc limit 1
            """)
    Optional<String> highestReleased(String service);
}
