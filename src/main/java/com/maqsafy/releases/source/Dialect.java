package com.maqsafy.releases.source;

/** Which database a service has, so which rules its migrations are judged by. */
public enum Dialect {
    POSTGRESQL,
    /** MySQL and MariaDB. */
    MYSQL,
    /** Not configured: what is worse on one of the two counts. */
    ANY
}
