package com.maqsafy.releases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** The modules' borders and the conventions that they do not see. */
class ModularityTest {

    /** From the one place where they are: to look for them in every jar takes as long as to read them. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ReleaseManagementApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void dependenciesPointOneWay() {
        ApplicationModules.of(ReleaseManagementApplication.class).verify();
    }

    @Test
    void engineTypesStayInProcessPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..process..", "..demo..", "..api..", "..modelproof..", "..cockpit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm.engine..")
                .check(CLASSES);
    }

    @Test
    void engineInternalsStayInTheProcessModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.maqsafy.releases.process")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm.engine.impl..")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void nobodyAsksForTheTimeWithoutAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests and the engine move one clock; demo processes have their own")
                .allowEmptyShould(true)
                .check(CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("..demo.."))));
    }
}
