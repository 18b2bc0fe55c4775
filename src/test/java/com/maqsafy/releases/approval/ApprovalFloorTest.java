package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalFloorTest {

    @ParameterizedTest(name = "{0}, destructive {1}: {2}")
    @CsvSource({
        "PATCH, false, technical-owner=APR-01",
        "MINOR, false, technical-owner=APR-02 product-owner=APR-02",
        "MAJOR, false, technical-owner=APR-03 product-owner=APR-03 business-owner=APR-03",
        "HOTFIX, false, technical-owner=APR-04",
        "SECURITY, false, 'technical-owner=APR-05 security-owner,management=APR-05'",
        "INFRASTRUCTURE, false, technical-owner=APR-07 management=APR-07",
        "PATCH, true, technical-owner=APR-01 management=APR-06",
        "MINOR, true, technical-owner=APR-02 product-owner=APR-02 management=APR-06",
        "SECURITY, true, 'technical-owner=APR-05 security-owner,management=APR-05 management=APR-06'",
        "INFRASTRUCTURE, true, technical-owner=APR-07 management=APR-07"
    })
    void asksForTheRolesOfThePolicy(ReleaseType type, boolean destructive, String expected) {
        List<String> asked = ApprovalFloor.items(type, destructive).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();

        assertThat(asked).containsExactlyInAnyOrder(expected.split(" "));
        assertThat(ApprovalFloor.roles(type, destructive)).hasSize(asked.size());
    }
}
