package com.maqsafy.releases.process;

/** Marks a Spring bean that expressions in models may reach besides delegates and listeners. */
public interface ModelBean {}
