/** What migrations do to a database: parses SQL, knows its tables, and rates the danger of each statement. */
@NullMarked
package com.maqsafy.releases.source.migration;

import org.jspecify.annotations.NullMarked;
