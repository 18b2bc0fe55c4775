/**
 * The target {@code canteen-api}: a small service in processes of its own, to which the demonstration deploys.
 *
 * <p>It stands for a Laravel backend: it answers with the code that is checked out, its queue worker runs the version
 * with which it was started until it is restarted, and its console command migrates, backs up, and opens and closes the
 * service. Nothing here uses Spring.
 */
@NullMarked
package com.maqsafy.releases.demo.target;

import org.jspecify.annotations.NullMarked;
