package com.maqsafy.releases.source.laravel;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Calls in migrations whose effect on the database is known (MIG-06). What is not listed may do anything: a foreign
 * class, a helper of the application, a job.
 */
final class KnownCalls {

    private static final List<String> FAMILIES = List.of("str_", "array_", "is_", "json_", "mb_", "ctype_", "preg_");
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "base64_decode",
            "base64_encode",
            "bcrypt",
            "ceil",
            "class_basename",
            "class_exists",
            "collect",
            "compact",
            "config",
            "count",
            "data_get",
            "database_path",
            "date",
            "decrypt",
            "dump",
            "encrypt",
            "end",
            "env",
            "explode",
            "filled",
            "floor",
            "func_get_args",
            "function_exists",
            "get_class",
            "hash",
            "implode",
            "in_array",
            "intdiv",
            "intval",
            "floatval",
            "strval",
            "boolval",
            "lcfirst",
            "logger",
            "ltrim",
            "max",
            "md5",
            "method_exists",
            "microtime",
            "min",
            "now",
            "optional",
            "print",
            "printf",
            "random_int",
            "range",
            "report",
            "reset",
            "round",
            "rtrim",
            "serialize",
            "sha1",
            "sleep",
            "sort",
            "sprintf",
            "str",
            "strcmp",
            "strlen",
            "strpos",
            "strtolower",
            "strtotime",
            "strtoupper",
            "strtr",
            "substr",
            "tap",
            "throw_if",
            "throw_unless",
            "time",
            "today",
            "trim",
            "ucfirst",
            "ucwords",
            "uniqid",
            "unserialize",
            "usleep",
            "value",
            "var_dump",
            "version_compare",
            "with",
            "__",
            "trans");
    /** Call what they are given; harmless with a closure, whose code is read where it stands. */
    private static final Set<String> CALLERS = Set.of(
            "array_map",
            "array_walk",
            "array_walk_recursive",
            "array_filter",
            "array_reduce",
            "preg_replace_callback",
            "call_user_func",
            "call_user_func_array",
            "forward_static_call",
            "forward_static_call_array",
            "usort",
            "uasort",
            "uksort",
            "iterator_apply",
            "register_shutdown_function",
            "rescue",
            "retry");

    private static final Set<String> CLASSES = Set.of(
            "arr",
            "carbon",
            "carbonimmutable",
            "collection",
            "config",
            "consoleoutput",
            "crypt",
            "date",
            "datetime",
            "datetimeimmutable",
            "dateinterval",
            "expression",
            "fluent",
            "hash",
            "lang",
            "log",
            "number",
            "ramsey",
            "reflectionclass",
            "stdclass",
            "str",
            "stringable",
            "uuid",
            "ulid");
    private static final Set<String> QUERIES = Set.of(
            "all",
            "avg",
            "cases",
            "chunk",
            "chunkbyid",
            "count",
            "create",
            "createmany",
            "cursor",
            "distinct",
            "doesnthave",
            "each",
            "eachbyid",
            "exists",
            "from",
            "get",
            "getmodel",
            "gettable",
            "has",
            "insert",
            "insertgetid",
            "insertorignore",
            "insertusing",
            "join",
            "latest",
            "leftjoin",
            "make",
            "max",
            "min",
            "newinstance",
            "newquery",
            "oldest",
            "on",
            "onlytrashed",
            "pluck",
            "query",
            "reguard",
            "sum",
            "tryfrom",
            "truncate",
            "unguard",
            "unguarded",
            "value");
    private static final List<String> QUERY_FAMILIES =
            List.of("where", "orwhere", "find", "first", "with", "select", "order", "lazy", "sole", "new");

    /** Methods of collections, dates, results and exceptions: they change no row. */
    private static final Set<String> METHODS = Set.of(
            "add",
            "addday",
            "adddays",
            "addmonth",
            "addyear",
            "append",
            "chunkwhile",
            "collapse",
            "column",
            "combine",
            "contains",
            "copy",
            "diff",
            "diffindays",
            "each",
            "endofday",
            "except",
            "exists",
            "fetch",
            "fetchall",
            "fetchcolumn",
            "filter",
            "flatmap",
            "flatten",
            "flip",
            "forget",
            "format",
            "get",
            "getattribute",
            "getcode",
            "getconnectionname",
            "getdatabasename",
            "getdrivername",
            "getkey",
            "getmessage",
            "getname",
            "getoriginal",
            "getprevious",
            "getschemabuilder",
            "gettableprefix",
            "getvalue",
            "groupby",
            "has",
            "implode",
            "info",
            "isempty",
            "isnotempty",
            "join",
            "keyby",
            "keys",
            "last",
            "limit",
            "line",
            "make",
            "map",
            "mapwithkeys",
            "merge",
            "modify",
            "offset",
            "only",
            "orwhere",
            "partition",
            "prepend",
            "push",
            "put",
            "pull",
            "raw",
            "reduce",
            "reject",
            "replace",
            "reverse",
            "rewind",
            "setattribute",
            "shift",
            "skip",
            "slice",
            "sort",
            "sortby",
            "split",
            "sortbydesc",
            "sortkeys",
            "countby",
            "every",
            "some",
            "concat",
            "intersect",
            "random",
            "shuffle",
            "tolist",
            "dot",
            "undot",
            "startofday",
            "subday",
            "subdays",
            "tap",
            "take",
            "times",
            "toarray",
            "todatestring",
            "todatetimestring",
            "tojson",
            "tosql",
            "tostring",
            "transaction",
            "transform",
            "trim",
            "union",
            "unique",
            "unless",
            "values",
            "warn",
            "when",
            "writeln",
            "zip",
            "lower",
            "upper",
            "snake",
            "slug",
            "title",
            "after",
            "before",
            "table",
            "newlines",
            "getdoctrineschemamanager",
            "getdoctrineconnection",
            "registerdoctrinetypemapping",
            "getdatabaseplatform",
            "listtableindexes",
            "listtabledetails",
            "hasindex",
            "introspecttable",
            "fill");

    /** Methods of Laravel's query builder that only shape a query, read, or insert. */
    private static final Set<String> BUILDER = Set.of(
            "addselect",
            "aggregate",
            "average",
            "chunkmap",
            "clone",
            "clonewithout",
            "connection",
            "crossjoin",
            "dd",
            "doesntexist",
            "doesntexistor",
            "dump",
            "existsor",
            "forceindex",
            "forpage",
            "forpageafterid",
            "fromraw",
            "fromsub",
            "getbindings",
            "getcountforpagination",
            "getconnection",
            "groupbyraw",
            "having",
            "havingraw",
            "havingbetween",
            "ignoreindex",
            "implode",
            "inrandomorder",
            "joinsub",
            "joinwhere",
            "leftjoinsub",
            "leftjoinwhere",
            "lock",
            "lockforupdate",
            "mergebindings",
            "numericaggregate",
            "orhaving",
            "rawvalue",
            "reorder",
            "rightjoin",
            "rightjoinsub",
            "setbindings",
            "sharedlock",
            "simplepaginate",
            "paginate",
            "soleor",
            "solevalue",
            "tobase",
            "unionall",
            "useindex",
            "usewritepdo",
            "insertorignoreusing",
            "when",
            "unless",
            "tap",
            "pipe",
            "withcasts",
            "eachbyid",
            "lazybyid");

    private KnownCalls() {}

    /** Whether a method of an object changes no row, whatever the object. */
    static boolean method(String name) {
        return METHODS.contains(name);
    }

    /** The table of a model by the convention of Laravel: {@code MealPlan} has {@code meal_plans}. */
    static String tableOf(String model) {
        String snake = model.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        if (snake.matches(".*[^aeiou]y")) {
            return snake.substring(0, snake.length() - 1) + "ies";
        }
        return snake.matches(".*(s|x|ch|sh)") ? snake + "es" : snake + "s";
    }

    /** Whether a method of the query builder changes no row that is there. */
    static boolean builder(String name) {
        return BUILDER.contains(name);
    }

    /**
     * Whether a function does nothing to the database.
     *
     * @param name in lower case
     * @param closureOnly whether every argument that could be called stands there as a closure
     */
    static boolean function(String name, boolean closureOnly) {
        if (CALLERS.contains(name)) {
            return closureOnly;
        }
        return FUNCTIONS.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }

    /** Whether a function calls what it is given. */
    static boolean callsArgument(String name) {
        return CALLERS.contains(name);
    }

    /** Whether a class of PHP or Laravel does nothing to the database, whatever is called on it. */
    static boolean harmlessClass(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return CLASSES.contains(key) || key.endsWith("exception") || key.endsWith("error");
    }

    /**
     * Whether a call begins a query on an Eloquent model, so that the rest of its chain tells what happens.
     *
     * @param name in lower case
     */
    static boolean beginsQuery(String name) {
        return QUERIES.contains(name) || QUERY_FAMILIES.stream().anyMatch(name::startsWith);
    }
}
