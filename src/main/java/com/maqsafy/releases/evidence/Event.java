package com.maqsafy.releases.evidence;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is true of every record of a kind. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Event {

    /** The kind; blank = the name of the class with a small first letter. */
    String kind() default "";

    /** Where it stands in {@code ledger.md}. */
    Chapter chapter();

    /** Who attests it. */
    String by();

    /** Policy items that every record of it serves; where they depend on what happened, whoever appends it names them. */
    String[] items() default {};

    /** What the members do not say; Markdown. */
    String about() default "";

    /** Whether it may be recorded of a release that is sealed; the trigger of V280 has the same kinds. */
    boolean afterSeal() default false;

    /** Whether it only says that its items are asked for, planned or begun: it never is what they are met by. */
    boolean asks() default false;
}
