/** What statements of migrations do to a database: reading SQL, what is known of its tables, how dangerous it is. */
@NullMarked
package com.maqsafy.releases.source.migration;

import org.jspecify.annotations.NullMarked;
