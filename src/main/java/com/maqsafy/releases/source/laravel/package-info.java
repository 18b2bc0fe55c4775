/** Migrations of Laravel: where they are, what their PHP code and the SQL that Laravel prints for them do. */
@NullMarked
package com.maqsafy.releases.source.laravel;

import org.jspecify.annotations.NullMarked;
