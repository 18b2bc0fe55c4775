package com.maqsafy.releases.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The demonstration's target, installed and running: where canteen-api is deployed to. */
interface DemoTarget extends AutoCloseable {

    /** Directory of the installation: {@code current} is the checked-out version, {@code storage} what it writes. */
    Path root();

    /** Its address without a trailing slash. */
    String url();

    @Override
    void close() throws IOException;
}
