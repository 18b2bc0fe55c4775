package com.maqsafy.releases.testing;

/** Whether everything is asked ({@code mvn -Pfull verify}), or of what takes minutes a part of each kind. */
public final class Full {

    private Full() {}

    public static boolean asked() {
        return Boolean.getBoolean("mutants.all");
    }
}
