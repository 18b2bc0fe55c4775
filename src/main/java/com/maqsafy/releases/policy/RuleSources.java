package com.maqsafy.releases.policy;

/** Where the rules of the gate get what is not in a dossier: services that they ask, and settings. */
interface RuleSources {

    /** Answers the questions of an interface. */
    <T> T service(Class<T> type);

    /** The settings of a class, as they hold. */
    <T> T settings(Class<T> type);
}
