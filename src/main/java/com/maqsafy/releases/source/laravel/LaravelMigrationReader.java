package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.laravel.PhpTokens.Kind;
import com.maqsafy.releases.source.laravel.PhpTokens.Token;
import com.maqsafy.releases.source.migration.Effect;
import com.maqsafy.releases.source.migration.OperationLog;
import com.maqsafy.releases.source.migration.SqlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Laravel migration's {@code up()} does to the database (MIG-06); {@code down()} is only looked at for being
 * there.
 *
 * <p>Reads tokens, runs nothing. Follows {@code up()} into closures and into methods of the same file; where a name is
 * there twice, all that have it. Calls whose effect cannot be told count as destructive: commands, inherited methods,
 * foreign classes and functions, names that are known only when it runs, SQL put together from variables.
 */
final class LaravelMigrationReader {

    private static final Set<String> KEYWORDS_BEFORE_PARENTHESIS = Set.of(
            "if",
            "elseif",
            "while",
            "for",
            "foreach",
            "switch",
            "match",
            "catch",
            "function",
            "fn",
            "use",
            "array",
            "list",
            "isset",
            "empty",
            "unset",
            "return",
            "echo",
            "declare",
            "and",
            "or",
            "not",
            "exit",
            "die",
            "new");
    private static final Set<String> PROCESS_CALLS =
            Set.of("exec", "shell_exec", "system", "passthru", "proc_open", "popen", "eval");
    private static final Map<String, Effect> INDEX_ADDITIONS = Map.of(
            "index", Effect.ADD_INDEX,
            "rawindex", Effect.ADD_INDEX,
            "unique", Effect.ADD_UNIQUE,
            "primary", Effect.ADD_PRIMARY,
            "foreign", Effect.ADD_FOREIGN,
            "fulltext", Effect.ADD_INDEX_BLOCKING,
            "spatialindex", Effect.ADD_INDEX_BLOCKING,
            "vectorindex", Effect.ADD_INDEX_BLOCKING);
    private static final Map<String, Effect> INDEX_REMOVALS = Map.of(
            "dropindex", Effect.DROP_INDEX,
            "dropfulltext", Effect.DROP_INDEX,
            "dropspatialindex", Effect.DROP_INDEX,
            "dropvectorindex", Effect.DROP_INDEX,
            "dropunique", Effect.DROP_UNIQUE,
            "dropprimary", Effect.DROP_PRIMARY,
            "dropforeign", Effect.DROP_RULE_OF_TABLE,
            "dropforeignidfor", Effect.DROP_RULE_OF_TABLE,
            "renameindex", Effect.RENAME_INDEX);
    private static final Set<String> TABLE_OPTIONS =
            Set.of("engine", "charset", "collation", "comment", "temporary", "after", "getcolumns", "gettable");
    /** What says of which table a query is. */
    private static final Set<String> TABLE_CALLS = Set.of("table", "from", "fromraw", "fromsub");

    private static final Set<String> ROW_DELETIONS = Set.of(
            "delete",
            "forcedelete",
            "destroy",
            "deletequietly",
            "deleteorfail",
            "forcedestroy",
            "detach",
            "sync",
            "toggle");
    private static final Set<String> ROW_UPDATES = Set.of(
            "update",
            "updateorinsert",
            "updateorcreate",
            "upsert",
            "increment",
            "decrement",
            "save",
            "savequietly",
            "updatequietly",
            "saveorfail",
            "updatefrom",
            "incrementeach",
            "decrementeach",
            "restore");
    private static final Set<String> UNMISTAKABLE_BLUEPRINT_CALLS = Set.of(
            "dropcolumn",
            "renamecolumn",
            "droptimestamps",
            "droptimestampstz",
            "dropsoftdeletes",
            "dropsoftdeletestz",
            "dropremembertoken",
            "dropmorphs",
            "dropconstrainedforeignid",
            "dropconstrainedforeignidfor",
            "dropifexists");
    private static final Set<String> INHERITED_READS = Set.of("getconnection");
    private static final Set<String> INCLUSIONS = Set.of("require", "require_once", "include", "include_once");
    private static final Set<String> APPLICATION_READS = Set.of(
            "environment", "runningunittests", "runninginconsole", "isproduction", "islocal", "getlocale", "version");
    /** On an object that is only known when it runs. */
    private static final Set<String> RUNNING_CALLS = Set.of(
            "handle",
            "run",
            "execute",
            "dispatch",
            "dispatchsync",
            "dispatchnow",
            "__invoke",
            "call",
            "flushdb",
            "flushall");

    /** Give back what they are given, so that what is called on it may be anything. */
    private static final Set<String> CARRIERS = Set.of(
            "tap",
            "optional",
            "with",
            "value",
            "end",
            "reset",
            "max",
            "min",
            "data_get",
            "rescue",
            "retry",
            "unserialize",
            "decrypt",
            "array_pop",
            "array_shift",
            "array_reduce",
            "collect");
    /** Call what they are given, which may be the name of a function. */
    private static final Set<String> CALLING_METHODS = Set.of(
            "each",
            "map",
            "flatmap",
            "transform",
            "tap",
            "pipe",
            "chunk",
            "chunkbyid",
            "eachbyid",
            "when",
            "unless",
            "filter",
            "reject",
            "every",
            "eachspread",
            "mapspread");
    /** Of them, those whose first argument is a number or a condition. */
    private static final Set<String> CALLING_THE_SECOND = Set.of("chunk", "chunkbyid", "when", "unless");
    /** Of a connection: take a text that the driver runs. */
    private static final Set<String> SQL_CALLS = Set.of(
            "query",
            "prepare",
            "exec",
            "select",
            "selectone",
            "scalar",
            "cursor",
            "insert",
            "update",
            "delete",
            "affectingstatement",
            "selectresultsets");

    private static final Pattern SQL = Pattern.compile(
            "(?is)(?:\\s|\\(|--[^\\n]*\\n|/\\*.*?\\*/)*+(?:drop|delete|truncate|alter|create|insert|update|replace|merge|with|call"
                    + "|do|select|set|rename|grant|revoke|lock|explain|copy|execute|prepare)\\s.*");
    private static final Pattern SQL_OF_ITS_OWN =
            Pattern.compile("(?is).*(?:;|\\b(?:delete|insert|update|drop|truncate|alter|call|merge)\\s+[a-z_\"`]).*");
    /** Of {@code DB} and its connections: read, prepare, or are told elsewhere. */
    private static final Set<String> CONNECTION_CALLS = Set.of(
            "table",
            "from",
            "fromraw",
            "fromsub",
            "connection",
            "getconnection",
            "raw",
            "transaction",
            "begintransaction",
            "commit",
            "rollback",
            "aftercommit",
            "transactionlevel",
            "statement",
            "unprepared",
            "affectingstatement",
            "exec",
            "update",
            "delete",
            "insert",
            "query",
            "prepare",
            "execute",
            "fetch",
            "fetchall",
            "fetchcolumn",
            "select",
            "selectone",
            "scalar",
            "cursor",
            "selectfromwriteconnection",
            "selectresultsets",
            "getpdo",
            "getreadpdo",
            "getschemabuilder",
            "getdrivername",
            "gettableprefix",
            "settableprefix",
            "getconfig",
            "getdatabasename",
            "getname",
            "getdefaultconnection",
            "getquerygrammar",
            "getschemagrammar",
            "getserverversion",
            "getattribute",
            "getdriver",
            "getdrivertitle",
            "ismaria",
            "enablequerylog",
            "disablequerylog",
            "flushquerylog",
            "getquerylog",
            "listen",
            "purge",
            "disconnect",
            "reconnect",
            "pretend",
            "quote",
            "escape",
            "lastinsertid",
            "usewritepdo",
            "getdoctrineschemamanager",
            "getdoctrineconnection",
            "getdoctrinecolumn",
            "getdatabaseplatform",
            "registerdoctrinetypemapping",
            "listtablenames",
            "listtables",
            "listtablecolumns",
            "listtableindexes",
            "listtableforeignkeys",
            "listtabledetails",
            "introspecttable",
            "hasindex",
            "hascolumn",
            "hasforeignkey",
            "tablesexist");

    /** Asks or prepares, on the schema. */
    private static final Set<String> SCHEMA_READS = Set.of(
            "connection",
            "defaultstringlength",
            "disableforeignkeyconstraints",
            "enableforeignkeyconstraints",
            "getallcolumns",
            "getalltables",
            "getcolumnlisting",
            "getcolumns",
            "getcolumntype",
            "getconnection",
            "getforeignkeys",
            "getindexes",
            "getindexlisting",
            "getschemabuilder",
            "gettablelisting",
            "gettables",
            "hascolumn",
            "hascolumns",
            "hasindex",
            "hastable",
            "hasview",
            "morphusingulids",
            "morphusinguuids",
            "withoutforeignkeyconstraints");
    /** Facades of which the reader knows every method. */
    private static final Set<String> FACADES = Set.of("schema", "db");

    private static final List<String> OF_LARAVEL =
            List.of("Illuminate\\", "Carbon\\", "Ramsey\\", "Symfony\\", "Doctrine\\DBAL\\", "Psr\\", "Monolog\\");
    /** What a string with code in it calls. */
    private static final Pattern CALL_IN_TEXT =
            Pattern.compile("\\{(\\$[^{}(]*+\\([^{}]*+)}|\\$\\{([^{}(]*+\\([^{}]*+)}");
    /** Code of the class that runs although nobody calls it. */
    private static final List<String> RUN_BY_PHP = List.of("__construct", "__destruct", "shouldRun", "getConnection");

    /** A call in a chain; {@code from} and {@code to} bound its arguments, {@code to} exclusive. */
    private record Call(String name, int from, int to, int line) {
        String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** What is known where a piece of code stands. */
    private record Scope(String table, boolean created, Set<String> blueprints) {}

    private record Body(int from, int to) {}

    private final PhpTokens php;
    private final List<Token> tokens;
    private final Set<String> declaredBlueprints = new HashSet<>();
    private final Set<String> closures = new HashSet<>();
    private final Set<String> visitedMethods = new HashSet<>();
    private final OperationLog log;
    private final boolean transaction;
    private final boolean asksForTables;
    private final Map<String, String> aliases = new HashMap<>();
    /** Simple names, in lower case, of classes that the file takes from elsewhere than PHP and Laravel. */
    private final Set<String> foreign = new HashSet<>();

    LaravelMigrationReader(String source, OperationLog log) {
        this.log = log;
        php = new PhpTokens(source);
        tokens = php.tokens();
        transaction = !assigned("$withinTransaction", "false");
        asksForTables = tokens.stream().anyMatch(token -> token.isName("hasTable"));
        Set<String> reassigned = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            Token before = tokens.get(i - 1);
            if (tokens.get(i).kind() == Kind.VARIABLE && lastSegment(before).equalsIgnoreCase("Blueprint")) {
                declaredBlueprints.add(tokens.get(i).text());
            }
            if (i + 1 < tokens.size() && tokens.get(i).isName("as") && before.kind() == Kind.NAME) {
                aliases.put(tokens.get(i + 1).text(), lastSegment(before));
            }
            if (i + 1 < tokens.size() && tokens.get(i).is("=") && before.kind() == Kind.VARIABLE) {
                Token value = tokens.get(i + 1).isName("static") && i + 2 < tokens.size()
                        ? tokens.get(i + 2)
                        : tokens.get(i + 1);
                if (value.isName("function") || value.isName("fn")) {
                    closures.add(before.text());
                } else {
                    reassigned.add(before.text());
                }
            }
        }
        closures.removeAll(reassigned);
        imports();
    }

    /** {@code use App\\Support\\Schema;} and {@code use App\\Support\\{Schema, DB};}: they bear the names of Laravel's. */
    private void imports() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName("use") && tokens.get(i + 1).kind() == Kind.NAME) {
                String group = "";
                for (int at = i + 1;
                        at < tokens.size()
                                && !tokens.get(at).is(";")
                                && !tokens.get(at).is("}");
                        at++) {
                    Token token = tokens.get(at);
                    boolean opens = at + 1 < tokens.size() && tokens.get(at + 1).is("{");
                    if (token.kind() == Kind.NAME && opens) {
                        group = token.text();
                    } else if (token.kind() == Kind.NAME && fromElsewhere(group + token.text())) {
                        boolean renamed =
                                at + 2 < tokens.size() && tokens.get(at + 1).isName("as");
                        foreign.add(lastSegment(renamed ? tokens.get(at + 2) : token)
                                .toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
    }

    /** Whether a name with its namespace is none of PHP's, Laravel's and what Laravel brings. */
    private static boolean fromElsewhere(String name) {
        String from = name.startsWith("\\") ? name.substring(1) : name;
        return from.indexOf('\\') > 0 && OF_LARAVEL.stream().noneMatch(from::startsWith);
    }

    /** Whether a class that bears the name of one of Laravel's is another. */
    private boolean foreign(Token receiver) {
        return receiver.kind() == Kind.NAME
                && (fromElsewhere(receiver.text())
                        || (receiver.text().indexOf('\\') < 0
                                && foreign.contains(receiver.text().toLowerCase(Locale.ROOT))));
    }

    Migration read(String name, String path) {
        List<Body> up = methods("up");
        if (up.isEmpty()) {
            unrecognised("no up() method was found, so its effect cannot be told", 1);
        }
        walkOutsideOfClasses();
        RUN_BY_PHP.forEach(method -> methods(method).forEach(this::walkFresh));
        visitedMethods.add("up  false");
        up.forEach(this::walkFresh);
        if (!php.complete()) {
            unrecognised("a string, comment or short tag is not closed, so code may be hidden in it", 1);
        }
        List<Body> down = methods("down");
        return new Migration(
                name, path, log.operations(), !down.isEmpty() && down.stream().allMatch(this::undoes));
    }

    /** Whether Laravel runs it in a transaction where the database can. */
    boolean transaction() {
        return transaction;
    }

    private void walkFresh(Body body) {
        walk(body.from(), body.to(), new Scope("", false, Set.of()));
    }

    /** What stands in the file itself runs when Laravel reads it. */
    private void walkOutsideOfClasses() {
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean declares =
                    Set.of("class", "trait", "interface", "enum").stream().anyMatch(tokens.get(i)::isName)
                            && !(i > 0 && tokens.get(i - 1).is("::"));
            boolean function = tokens.get(i).isName("function")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == Kind.NAME;
            boolean imports = tokens.get(i).isName("use") || tokens.get(i).isName("namespace");
            if (declares || function || imports) {
                walkFresh(new Body(from, i));
                while (i < tokens.size()
                        && !tokens.get(i).is("{")
                        && !tokens.get(i).is(";")) {
                    i++;
                }
                i = i < tokens.size() && tokens.get(i).is("{") && !imports ? closing(i) - 1 : i;
                from = Math.min(i + 1, tokens.size());
            }
        }
        walkFresh(new Body(from, tokens.size()));
    }

    private boolean assigned(String variable, String value) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.VARIABLE
                    && tokens.get(i).text().equals(variable)
                    && tokens.get(i + 1).is("=")
                    && tokens.get(i + 2).isName(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean undoes(Body down) {
        if (down.from() >= down.to()) {
            return false;
        }
        Token first = tokens.get(down.from());
        return !first.isName("throw") && !first.isName("return") && !first.isName("abort");
    }

    /** Every method of this name; a file may hold several classes, and only PHP knows which of them is the migration. */
    private List<Body> methods(String name) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).isName("function")
                    && tokens.get(i + 1).isName(name)
                    && tokens.get(i + 2).is("(")) {
                int open = closing(i + 2);
                while (open < tokens.size()
                        && !tokens.get(open).is("{")
                        && !tokens.get(open).is(";")) {
                    open++;
                }
                if (open < tokens.size() && tokens.get(open).is("{")) {
                    bodies.add(new Body(open + 1, Math.min(closing(open) - 1, tokens.size())));
                }
            }
        }
        return bodies;
    }

    private void walk(int from, int to, Scope scope) {
        int at = from;
        while (at < to) {
            if (startsChain(at, to)) {
                at = chain(at, to, scope);
            } else {
                unknownCode(at, to);
                at++;
            }
        }
    }

    /** Code that brings in other code without a chain of calls. */
    private void unknownCode(int at, int to) {
        Token token = tokens.get(at);
        Token next = at + 1 < to ? tokens.get(at + 1) : null;
        if (INCLUSIONS.contains(token.text().toLowerCase(Locale.ROOT)) && token.kind() == Kind.NAME) {
            unrecognised(token.text() + " runs another file", token.line());
        } else if (token.isName("new")
                && next != null
                && next.kind() == Kind.NAME
                && !next.isName("class")
                && !KnownCalls.harmlessClass(lastSegment(next))
                && !queried(at)) {
            unrecognised("new " + lastSegment(next) + " is a foreign class", token.line());
        } else if (token.isName("new") && next != null && next.isName("class")) {
            extended(at + 1, to);
        } else if (token.kind() == Kind.TEMPLATE) {
            codeInText(token);
            if (next != null && next.is("(")) {
                unrecognised("what is called is named by a string", token.line());
            }
        } else if (token.isName("new") && next != null && next.kind() == Kind.VARIABLE) {
            unrecognised("new " + next.text() + ": the class is known only when it runs", token.line());
        } else if ((token.kind() == Kind.STRING && next != null && (next.is("::") || next.is("(")))
                || (token.is("]") && next != null && next.is("("))) {
            unrecognised("what is called is named by a string", token.line());
        } else if (calledByVariable(at, next)) {
            unrecognised(token.text() + "(): what is called is known only when it runs", token.line());
        } else if (ownCallable(at, to)) {
            ownMethod(
                    new Call(tokens.get(at + 3).text(), at + 4, at + 4, token.line()), new Scope("", false, Set.of()));
        } else if (callable(at, to)) {
            unrecognised(
                    lastSegment(tokens.get(at + 1)) + "::" + tokens.get(at + 5).text() + " is called by its name",
                    token.line());
        }
    }

    /** An anonymous class in the code, whose constructor may be inherited. */
    private void extended(int at, int to) {
        for (int i = at; i + 1 < to && !tokens.get(i).is("{"); i++) {
            if (tokens.get(i).isName("extends") && !KnownCalls.harmlessClass(lastSegment(tokens.get(i + 1)))) {
                unrecognised(
                        "new class extends " + lastSegment(tokens.get(i + 1)) + " is a foreign class",
                        tokens.get(i).line());
            }
        }
    }

    /** Calls in a string: of methods of this file, of what changes no row, or of what cannot be told. */
    private void codeInText(Token text) {
        Matcher code = CALL_IN_TEXT.matcher(text.text());
        while (code.find()) {
            List<Token> inside =
                    new PhpTokens("<?php " + (code.group(1) == null ? code.group(2) : code.group(1))).tokens();
            for (int i = 0; i + 1 < inside.size(); i++) {
                Token called = inside.get(i);
                if (inside.get(i + 1).is("(")) {
                    boolean own = i == 2 && inside.get(0).text().equals("$this");
                    boolean known = called.kind() == Kind.NAME
                            && i > 0
                            && KnownCalls.method(called.text().toLowerCase(Locale.ROOT));
                    if (own) {
                        ownMethod(new Call(called.text(), 0, 0, text.line()), new Scope("", false, Set.of()));
                    } else if (!known) {
                        unrecognised(called.text() + "() in a string: what it runs cannot be told", text.line());
                    }
                }
            }
        }
    }

    /** {@code $f(...)}, unless a closure of this file was given to the variable, and {@code (...)(...)}. */
    private boolean calledByVariable(int at, @Nullable Token next) {
        Token token = tokens.get(at);
        if (next == null || !next.is("(")) {
            return false;
        }
        return (token.is(")") && tokens.get(opening(at)).is("(") && opening(at) > 0 && called(opening(at)))
                || (token.kind() == Kind.VARIABLE && !closures.contains(token.text()));
    }

    /** Whether a bracket stands for a value, and not for the condition of {@code if} or the parameters of a call. */
    private boolean called(int open) {
        Token before = tokens.get(open - 1);
        return before.is(";") || before.is("=") || before.is("{") || before.is("}") || before.isName("return");
    }

    /** {@code [$this, 'method']}. */
    private boolean ownCallable(int at, int to) {
        return at + 4 < to
                && tokens.get(at).is("[")
                && tokens.get(at + 1).text().equals("$this")
                && tokens.get(at + 2).is(",")
                && tokens.get(at + 3).kind() == Kind.STRING
                && tokens.get(at + 4).is("]");
    }

    /** {@code [X::class, 'method']}. */
    private boolean callable(int at, int to) {
        return at + 6 < to
                && tokens.get(at).is("[")
                && tokens.get(at + 2).is("::")
                && tokens.get(at + 3).isName("class")
                && tokens.get(at + 4).is(",")
                && tokens.get(at + 5).kind() == Kind.STRING
                && tokens.get(at + 6).is("]");
    }

    /** Whether {@code new X} is at once asked for a query: {@code (new X)->where(...)}. */
    private boolean queried(int at) {
        if (at == 0 || !tokens.get(at - 1).is("(")) {
            return false;
        }
        int after = closing(at - 1);
        return after + 1 < tokens.size()
                && tokens.get(after).is("->")
                && beginsQuery(tokens.get(after + 1).text());
    }

    private static boolean beginsQuery(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return KnownCalls.beginsQuery(key) || ROW_DELETIONS.contains(key) || ROW_UPDATES.contains(key);
    }

    private int opening(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += tokens.get(i).is(")") ? 1 : tokens.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private void unrecognised(String detail, int line) {
        log.add(Effect.UNRECOGNISED, "", detail, line);
    }

    private void dynamic(String detail, int line) {
        log.add(Effect.DYNAMIC, "", detail, line);
    }

    private void external(String detail, int line) {
        log.add(Effect.EXTERNAL, "", detail, line);
    }

    private boolean startsChain(int at, int to) {
        if (at + 1 >= to) {
            return false;
        }
        Token token = tokens.get(at);
        Token next = tokens.get(at + 1);
        boolean member = next.is("->") || next.is("::");
        return switch (token.kind()) {
            case VARIABLE -> member;
            case NAME ->
                member
                        || (next.is("(")
                                && !(at > 0 && tokens.get(at - 1).isName("new"))
                                && !KEYWORDS_BEFORE_PARENTHESIS.contains(
                                        token.text().toLowerCase(Locale.ROOT)));
            case SYMBOL -> token.is(")") && member;
            default -> false;
        };
    }

    /** Reads a chain of calls such as {@code DB::table('a')->where(...)->delete()}; gives the position after it. */
    private int chain(int start, int to, Scope scope) {
        Token receiver = tokens.get(start);
        List<Call> calls = new ArrayList<>();
        boolean schemaProperty = false;
        boolean proxied = false;
        int at = start + 1;
        if (receiver.kind() == Kind.NAME && at < to && tokens.get(at).is("(")) {
            int end = Math.min(closing(at), to);
            calls.add(new Call(lastSegment(receiver), at + 1, Math.max(at + 1, end - 1), receiver.line()));
            at = end;
        }
        boolean function = !calls.isEmpty();
        while (at + 1 < to && (tokens.get(at).is("->") || tokens.get(at).is("::"))) {
            Token name = tokens.get(at + 1);
            at = name.is("{") ? Math.min(closing(at + 1), to) : at + 2;
            if (at < to && tokens.get(at).is("(")) {
                if (name.kind() == Kind.VARIABLE || name.is("{")) {
                    String detail = receiver.text() + ": what is called is known only when it runs";
                    if (lastSegment(receiver).equals("Schema") || declaredBlueprints.contains(receiver.text())) {
                        dynamic(detail, name.line());
                    } else {
                        unrecognised(detail, name.line());
                    }
                }
                int end = Math.min(closing(at), to);
                calls.add(new Call(name.text(), at + 1, Math.max(at + 1, end - 1), name.line()));
                at = end;
                if (proxied && !tellsRows(name.text().toLowerCase(Locale.ROOT))) {
                    unrecognised(name.text() + "() of each of them: what it runs cannot be told", name.line());
                }
                proxied = false;
            } else {
                schemaProperty |= name.isName("schema");
                // As in "$wallets->each->delete()".
                proxied = CALLING_METHODS.contains(name.text().toLowerCase(Locale.ROOT));
            }
            while (at < to && tokens.get(at).is("[")) {
                at = Math.min(closing(at), to);
            }
        }
        if (!calls.isEmpty()) {
            interpret(receiver, function, schemaProperty, calls, scope);
        }
        return Math.max(at, start + 1);
    }

    private void interpret(Token receiver, boolean function, boolean schemaProperty, List<Call> calls, Scope scope) {
        Call first = calls.get(0);
        String name = aliases.getOrDefault(receiver.text(), lastSegment(receiver));
        boolean facade = FACADES.contains(name.toLowerCase(Locale.ROOT))
                || FACADES.contains(lastSegment(receiver).toLowerCase(Locale.ROOT));
        if (facade && foreign(receiver)) {
            unrecognised(receiver.text() + "::" + first.name() + "() is a foreign class", first.line());
        }
        boolean schema = name.equalsIgnoreCase("Schema")
                || receiver.text().equalsIgnoreCase("$schema")
                || schemaProperty
                || has(calls, "getschemabuilder");
        boolean blueprint = receiver.kind() == Kind.VARIABLE
                && (scope.blueprints().contains(receiver.text())
                        || declaredBlueprints.contains(receiver.text())
                        || UNMISTAKABLE_BLUEPRINT_CALLS.contains(first.key())
                        || BlueprintColumn.unmistakable(first.key())
                        || has(calls, "change"));
        if (schema) {
            calls.forEach(call -> schemaCall(call, scope));
            return;
        }
        if (blueprint) {
            blueprintChain(calls, scope);
        } else if (function && PROCESS_CALLS.contains(first.key())) {
            external(first.name() + "(" + text(first) + ")", first.line());
        } else if (name.equalsIgnoreCase("Artisan") || name.equalsIgnoreCase("Process")) {
            external(name + "::" + first.name() + "(" + text(first) + ")", first.line());
        } else if (isSelf(receiver)) {
            if (receiver.isName("parent") && !INHERITED_READS.contains(first.key())) {
                unrecognised("parent::" + first.name() + "() is not in this file", first.line());
            } else {
                ownMethod(first, scope);
            }
            databaseChain(calls.subList(1, calls.size()));
        } else if (name.equalsIgnoreCase("DB")
                || has(calls, "getpdo")
                || has(calls, "statement")
                || has(calls, "unprepared")
                || has(calls, "getconnection")
                || has(calls, "connection")) {
            databaseChain(calls);
            if (name.equalsIgnoreCase("DB")) {
                unknownOfConnection(calls);
            }
        } else {
            foreignCall(receiver, name, function, calls);
            rowChain(calls, receiver.kind() == Kind.NAME ? KnownCalls.tableOf(name) : "");
        }
        if (!blueprint) {
            calledByName(calls);
        }
        calls.forEach(call -> walk(call.from(), call.to(), scope));
    }

    /** A call on something that is not the database's: harmless, a query whose chain tells the rest, or unknown. */
    private void foreignCall(Token receiver, String name, boolean function, List<Call> calls) {
        Call first = calls.get(0);
        if (function) {
            boolean known = first.key().equals("app")
                    ? calls.size() > 1
                            && APPLICATION_READS.contains(calls.get(1).key())
                    : KnownCalls.function(first.key(), !namesACallable(first))
                            && !(KnownCalls.callsSecondArgument(first.key()) && namesACallable(first))
                            && !setsConfiguration(first, calls);
            boolean told = known && !foreign(receiver);
            if (!told) {
                unrecognised(first.name() + "() is a foreign function", first.line());
            } else if (CARRIERS.contains(first.key())) {
                unknownMember(calls.subList(1, calls.size()));
            }
        } else if (receiver.kind() == Kind.NAME) {
            boolean application = name.equalsIgnoreCase("App") && APPLICATION_READS.contains(first.key());
            boolean sets = name.equalsIgnoreCase("Config") && KnownCalls.setsConfiguration(first.key());
            boolean harmless = application || (KnownCalls.harmlessClass(name) && !foreign(receiver) && !sets);
            if (!harmless && !beginsQuery(first.name())) {
                unrecognised(name + "::" + first.name() + "() is a foreign class", first.line());
            } else if (!harmless) {
                unknownMember(calls.subList(1, calls.size()));
            }
        } else {
            calls.stream()
                    .filter(call -> RUNNING_CALLS.contains(call.key())
                            || (!beginsQuery(call.name()) && !KnownCalls.method(call.key())))
                    .findFirst()
                    .ifPresent(call -> unrecognised(
                            receiver.text() + "->" + call.name() + "(): what it runs cannot be told", call.line()));
        }
        for (Call call : calls) {
            if (SQL_CALLS.contains(call.key()) && sql(call, function || receiver.kind() == Kind.VARIABLE)) {
                rawSql(call);
            }
        }
    }

    /** The first call of a chain on rows or models that is none of theirs. */
    private void unknownMember(List<Call> calls) {
        calls.stream()
                .filter(call -> !tellsRows(call.key()) || RUNNING_CALLS.contains(call.key()))
                .findFirst()
                .ifPresent(call -> unrecognised(call.name() + "(): what it runs cannot be told", call.line()));
    }

    /** Whether a call gets SQL: a text that reads so and does more than ask, or anything where only SQL can stand. */
    private boolean sql(Call call, boolean onObject) {
        if (call.from() >= call.to()) {
            return false;
        }
        Token argument = tokens.get(call.from());
        boolean text = argument.kind() == Kind.STRING || argument.kind() == Kind.TEMPLATE;
        return text
                ? SQL.matcher(argument.text()).matches() && !plainQuery(call)
                : onObject && call.key().equals("query");
    }

    /** What a query or a collection calls by its name. */
    private void calledByName(List<Call> calls) {
        for (Call call : calls) {
            if (CALLING_METHODS.contains(call.key()) && namedByString(call)) {
                unrecognised(call.name() + "(" + text(call) + ") calls what is named by a string", call.line());
            }
        }
    }

    /** Whether a function that is not known to be harmless, or a method, is given by its name. */
    private boolean namedByString(Call call) {
        List<List<Token>> arguments = arguments(call);
        int position = CALLING_THE_SECOND.contains(call.key()) ? 1 : 0;
        if (arguments.size() <= position || (position == 0 && arguments.size() > 1)) {
            return false;
        }
        List<Token> given = arguments.get(position);
        boolean method = given.size() == 5
                && given.get(0).is("[")
                && !given.get(1).text().equals("$this")
                && given.get(2).is(",")
                && given.get(3).kind() == Kind.STRING;
        return method
                || (given.size() == 1
                        && given.get(0).kind() == Kind.STRING
                        && !KnownCalls.function(given.get(0).text().toLowerCase(Locale.ROOT), false));
    }

    private List<List<Token>> arguments(Call call) {
        List<List<Token>> arguments = new ArrayList<>();
        int depth = 0;
        int begin = call.from();
        for (int i = call.from(); i < call.to(); i++) {
            Token token = tokens.get(i);
            boolean opens = token.is("(") || token.is("[") || token.is("{");
            boolean closes = token.is(")") || token.is("]") || token.is("}");
            depth += opens ? 1 : closes ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                arguments.add(tokens.subList(begin, i));
                begin = i + 1;
            }
        }
        if (begin < call.to()) {
            arguments.add(tokens.subList(begin, call.to()));
        }
        return arguments;
    }

    /** Whether the connection, or anything else that is configured, may be another afterwards. */
    private boolean setsConfiguration(Call call, List<Call> calls) {
        boolean array = call.from() < call.to()
                && (tokens.get(call.from()).is("[") || tokens.get(call.from()).isName("array"));
        return call.key().equals("config")
                && (array || calls.stream().skip(1).anyMatch(next -> KnownCalls.setsConfiguration(next.key())));
    }

    /** Whether a function that calls its argument is given a name instead of a closure. */
    private boolean namesACallable(Call call) {
        List<Token> arguments = tokens.subList(call.from(), call.to());
        boolean second = KnownCalls.callsSecondArgument(call.key()) && !single(arguments);
        if (!second && !KnownCalls.callsArgument(call.key())) {
            return false;
        }
        boolean closure = arguments.stream().anyMatch(token -> token.isName("function") || token.isName("fn"));
        return !closure && !(call.key().equals("array_filter") && single(arguments));
    }

    private boolean isSelf(Token receiver) {
        return receiver.text().equals("$this")
                || receiver.isName("self")
                || receiver.isName("static")
                || receiver.isName("parent");
    }

    private void ownMethod(Call call, Scope scope) {
        if (INHERITED_READS.contains(call.key())) {
            return;
        }
        List<Body> bodies = methods(call.name());
        if (bodies.isEmpty()) {
            unrecognised(call.name() + "() is not in this file", call.line());
        } else if (visitedMethods.add(call.key() + " " + scope.table() + " " + scope.created())) {
            // The same method does something else to a table that is new.
            bodies.forEach(body -> walk(body.from(), body.to(), scope));
        }
    }

    private void schemaCall(Call call, Scope scope) {
        List<String> strings = strings(call);
        // The name of the table is told when the first argument is nothing but a string.
        boolean literal = call.from() < call.to()
                && tokens.get(call.from()).kind() == Kind.STRING
                && (call.from() + 1 == call.to() || tokens.get(call.from() + 1).is(","));
        String table = literal ? strings.get(0) : "";
        switch (call.key()) {
            case "create" -> {
                log.add(Effect.CREATE_TABLE, table, table.isEmpty() ? "Schema::create" : table, call.line());
                if (literal && asksForTables) {
                    log.tables().createIfMissing(table);
                } else if (literal) {
                    log.tables().create(table);
                }
                walkWithBlueprint(call, new Scope(table, true, scope.blueprints()));
            }
            case "table",
                    "whentablehascolumn",
                    "whentabledoesnthavecolumn",
                    "whentablehasindex",
                    "whentabledoesnthaveindex" -> walkWithBlueprint(call, new Scope(table, false, scope.blueprints()));
            case "drop", "dropifexists" -> {
                log.add(Effect.DROP_TABLE, table, text(call), call.line());
                log.tables().drop(table);
            }
            case "dropcolumns" ->
                columns(strings.isEmpty() ? strings : strings.subList(1, strings.size()), call)
                        .forEach(column -> dropColumn(table, column, call.line()));
            case "rename" -> {
                log.add(Effect.RENAME_TABLE, table, text(call), call.line());
                log.tables().rename(table, strings.size() > 1 ? strings.get(1) : "");
            }
            default -> {
                if (call.key().startsWith("drop")) {
                    log.add(Effect.DROP_SCHEMA, table, call.name(), call.line());
                } else if (!SCHEMA_READS.contains(call.key())) {
                    dynamic("Schema::" + call.name() + "() is not known", call.line());
                }
                walk(call.from(), call.to(), scope);
            }
        }
    }

    private void dropColumn(String table, String column, int line) {
        log.add(Effect.DROP_COLUMN, table, column, line);
        log.tables().forget(table, column);
    }

    /** Walks the arguments of a schema call; the first parameter of its closure is the table's blueprint. */
    private void walkWithBlueprint(Call call, Scope scope) {
        boolean told = tokens.subList(call.from(), call.to()).stream()
                .anyMatch(token -> token.isName("function") || token.isName("fn"));
        if (!told) {
            dynamic("Schema::" + call.name() + "(): what it does to the table is not written here", call.line());
        }
        Set<String> blueprints = new HashSet<>(scope.blueprints());
        boolean closure = false;
        for (int i = call.from(); i < call.to(); i++) {
            closure |= tokens.get(i).isName("function") || tokens.get(i).isName("fn");
            if (closure && tokens.get(i).kind() == Kind.VARIABLE) {
                blueprints.add(tokens.get(i).text());
                break;
            }
        }
        int before = log.operations().size();
        walk(call.from(), call.to(), new Scope(scope.table(), scope.created(), blueprints));
        virtualBesideOthers(
                scope.table(), log.operations().subList(before, log.operations().size()), call.line());
    }

    /** Laravel adds all columns of a blueprint by one statement. */
    private void virtualBesideOthers(String table, List<Migration.Operation> made, int line) {
        List<Migration.Operation> added = made.stream()
                .filter(operation -> operation.kind().equals(Effect.ADD_COLUMN.kind()))
                .toList();
        Effect alone = Effect.ADD_COLUMN_VIRTUAL;
        Optional<Migration.Operation> virtual = added.stream()
                .filter(operation -> operation.effect().equals(alone.says(log.dialect())))
                .findFirst();
        if (virtual.isPresent() && added.size() > 1) {
            log.add(Effect.ADD_COLUMN_VIRTUAL_BESIDE, table, virtual.get().detail(), line);
        }
    }

    private void blueprintChain(List<Call> calls, Scope scope) {
        Call first = calls.get(0);
        String key = first.key();
        String table = scope.table();
        if (key.equals("drop") || key.equals("dropifexists")) {
            log.add(Effect.DROP_TABLE, table, table, first.line());
        } else if (key.equals("rename")) {
            log.add(Effect.RENAME_TABLE, table, text(first), first.line());
        } else if (key.equals("renamecolumn")) {
            List<String> names = strings(first);
            log.add(Effect.RENAME_COLUMN, table, text(first), first.line());
            if (names.size() == 2) {
                log.tables().renameColumn(table, names.get(0), names.get(1));
            }
        } else if (INDEX_REMOVALS.containsKey(key)) {
            log.add(INDEX_REMOVALS.get(key), table, text(first), first.line());
        } else if (key.startsWith("drop") || key.startsWith("remove")) {
            columns(strings(first), first).forEach(column -> dropColumn(table, column, first.line()));
        } else if (INDEX_ADDITIONS.containsKey(key)) {
            if (!scope.created()) {
                List<String> named = strings(first);
                boolean list =
                        first.from() < first.to() && tokens.get(first.from()).is("[");
                // Behind one column stands the name of the index.
                addIndex(INDEX_ADDITIONS.get(key), table, list ? named : firstOf(named), text(first), first.line());
            }
        } else if (!TABLE_OPTIONS.contains(key)) {
            addColumns(calls, scope);
        }
    }

    private void addColumns(List<Call> calls, Scope scope) {
        Call first = calls.get(0);
        String table = scope.table();
        List<BlueprintColumn> columns = BlueprintColumn.of(first.name(), literals(first), log.dialect());
        if (columns.isEmpty()) {
            if (!scope.created()) {
                dynamic("$table->" + first.name() + "() is not a column of Laravel", first.line());
            }
            return;
        }
        boolean named = !strings(first).isEmpty();
        List<BlueprintColumn> modified =
                columns.stream().map(column -> modified(column, calls)).toList();
        for (BlueprintColumn column : modified) {
            String detail = column.name().isEmpty() ? String.join(" ", columns(List.of(), first)) : column.name();
            if (has(calls, "change")) {
                changeColumn(table, column, detail, first.line());
                changeCharacters(table, calls, detail);
            } else if (!scope.created()) {
                log.add(column.effect(), table, detail, first.line());
                if (!column.name().isEmpty()) {
                    column.values().ifPresent(values -> log.tables().holds(table, column.name(), values));
                }
            }
            if (!column.name().isEmpty() && !table.isEmpty() && !has(calls, "change")) {
                log.tables().add(table, column.name(), column.column());
            }
        }
        if (!scope.created()) {
            if (BlueprintColumn.indexed(first.key())) {
                log.add(Effect.ADD_INDEX, table, text(first), first.line());
            }
            for (Call modifier : calls.subList(1, calls.size())) {
                Effect index = INDEX_ADDITIONS.get(modifier.key().equals("constrained") ? "foreign" : modifier.key());
                if (index != null && !literals(modifier).equals(List.of("false"))) {
                    String column = columns.get(0).name();
                    addIndex(index, table, List.of(column), named ? column : text(first), modifier.line());
                }
            }
        }
    }

    private void addIndex(Effect index, String table, List<String> columns, String detail, int line) {
        if (index == Effect.ADD_UNIQUE) {
            log.addUnique(table, columns, index, detail, line);
        } else {
            log.add(index, table, detail, line);
        }
    }

    private BlueprintColumn modified(BlueprintColumn made, List<Call> calls) {
        BlueprintColumn column = made;
        for (Call modifier : calls.subList(1, calls.size())) {
            column = column.with(modifier.key(), literals(modifier), sqlOf(modifier));
        }
        return column;
    }

    /** Another character set or order of a column that is there; Laravel says them for what it changes. */
    private void changeCharacters(String table, List<Call> calls, String detail) {
        for (Call modifier : calls.subList(1, calls.size())) {
            boolean charset = modifier.key().equals("charset") && log.dialect() != Dialect.POSTGRESQL;
            if (charset || modifier.key().equals("collation")) {
                boolean loses = charset && !literals(modifier).equals(List.of("utf8mb4"));
                log.add(loses ? Effect.CONVERT_CHARSET_LOSING : Effect.COLLATE_COLUMN, table, detail, modifier.line());
            }
        }
    }

    private void changeColumn(String table, BlueprintColumn column, String detail, int line) {
        if (column.name().isEmpty() || table.isEmpty()) {
            log.add(Effect.CHANGE_COLUMN_UNKNOWN, table, detail, line);
        } else {
            log.change(table, column.name(), column.column(), false, detail, line);
        }
    }

    /** Arguments that are literals, names of constants as written; others as {@code ?}. */
    private List<String> literals(Call call) {
        List<String> literals = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        int parts = 0;
        for (Token token : tokens.subList(call.from(), call.to())) {
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                literals.add(parts == 1 ? argument.toString() : "?");
                argument = new StringBuilder();
                parts = 0;
            } else if (depth > 0 || token.is("]")) {
                // The values of a list, as enum() has them.
                if (token.kind() == Kind.STRING) {
                    literals.add(token.text());
                }
                parts = 2;
            } else if (token.is(":") && parts == 1 && argument.toString().matches("[a-zA-Z]+")) {
                // The name of the argument.
                argument = new StringBuilder();
                parts = 0;
            } else {
                boolean told = token.kind() == Kind.STRING || token.kind() == Kind.NAME;
                argument.append(told || token.text().matches("[0-9.-]") ? token.text() : "?");
                parts = told ? parts + 1 : Math.max(1, parts);
            }
        }
        if (parts == 1) {
            literals.add(argument.toString());
        } else if (parts > 1 && !argument.isEmpty()) {
            literals.add("?");
        }
        return literals;
    }

    /** The SQL in {@code DB::raw('...')} of an argument, empty when there is none. */
    private String sqlOf(Call call) {
        for (int i = call.from(); i + 2 < call.to(); i++) {
            if (tokens.get(i).isName("raw") || tokens.get(i).isName("Expression")) {
                Token sql = tokens.get(i + 2);
                return sql.kind() == Kind.STRING ? sql.text() : "unknown()";
            }
        }
        return "";
    }

    /** A piece of SQL in a query, that the driver would run with what stands behind it. */
    private void rawPiece(Call call) {
        boolean told = call.from() >= call.to()
                || tokens.get(call.from()).kind() != Kind.STRING
                || !SQL_OF_ITS_OWN.matcher(tokens.get(call.from()).text()).matches();
        if (!told) {
            unrecognised(call.name() + "(" + text(call) + ") holds a statement of its own", call.line());
        }
    }

    private void databaseChain(List<Call> calls) {
        for (Call call : calls) {
            if (call.key().endsWith("raw")) {
                rawPiece(call);
            }
            switch (call.key()) {
                case "statement", "unprepared", "affectingstatement", "exec", "prepare" -> rawSql(call);
                case "update", "delete", "insert", "query" -> {
                    // On the connection itself these take SQL; on a query they take values.
                    if (!ofTable(calls) && call.from() < call.to()) {
                        rawSql(call);
                    }
                }
                case "select", "selectone", "scalar", "cursor", "selectfromwriteconnection", "selectresultsets" -> {
                    // The driver runs whatever text it is given here, not only queries.
                    if (!ofTable(calls) && !plainQuery(call)) {
                        rawSql(call);
                    }
                }
                default -> {}
            }
        }
        Call table = calls.stream()
                .filter(call -> TABLE_CALLS.contains(call.key()))
                .findFirst()
                .or(() -> calls.stream()
                        .filter(LaravelMigrationReader::emptyQuery)
                        .findFirst())
                .orElse(null);
        if (table != null) {
            calls.stream()
                    .skip(calls.indexOf(table) + 1L)
                    .filter(call -> !tellsRows(call.key()))
                    .findFirst()
                    .ifPresent(call ->
                            unrecognised(call.name() + "() of a query: what it runs cannot be told", call.line()));
            rowChain(calls, String.join(", ", firstOf(strings(table))));
        }
    }

    /** A call that is none of a connection's, as macros are; what follows {@code table()} is a query's. */
    private void unknownOfConnection(List<Call> calls) {
        for (Call call : calls) {
            if (TABLE_CALLS.contains(call.key())) {
                return;
            }
            if (!CONNECTION_CALLS.contains(call.key())) {
                unrecognised("DB::" + call.name() + "(): what it runs cannot be told", call.line());
                return;
            }
            if (Set.of("raw", "query", "select", "transaction").contains(call.key())) {
                // What it gives back is a value, or a query whose chain tells the rest.
                return;
            }
        }
    }

    private static boolean ofTable(List<Call> calls) {
        return calls.stream().anyMatch(call -> TABLE_CALLS.contains(call.key()) || emptyQuery(call));
    }

    /** A query that is begun without a text, whatever its table is told by. */
    private static boolean emptyQuery(Call call) {
        return call.key().equals("query") && call.from() >= call.to();
    }

    /** Whether it is known what a call on a query of rows does. */
    private static boolean tellsRows(String call) {
        return ROW_DELETIONS.contains(call)
                || ROW_UPDATES.contains(call)
                || KnownCalls.beginsQuery(call)
                || KnownCalls.method(call)
                || KnownCalls.builder(call)
                || RUNNING_CALLS.contains(call);
    }

    private void rowChain(List<Call> calls, String table) {
        for (Call call : calls) {
            if (call.key().equals("truncate")) {
                log.add(Effect.TRUNCATE, table, text(call), call.line());
            } else if (ROW_DELETIONS.contains(call.key())) {
                log.add(Effect.DELETE_ROWS, table, text(call), call.line());
            } else if (ROW_UPDATES.contains(call.key()) || (call.key().equals("push") && call.from() == call.to())) {
                log.add(
                        fills(calls, call, table) ? Effect.FILL_COLUMN : Effect.UPDATE_ROWS,
                        table,
                        text(call),
                        call.line());
            }
        }
    }

    /** Whether only columns are set that the release itself adds, or one that is asked to be empty. */
    private boolean fills(List<Call> calls, Call update, String table) {
        if (!update.key().equals("update") || table.isEmpty()) {
            return false;
        }
        List<String> columns = new ArrayList<>();
        int depth = 0;
        for (int i = update.from(); i < update.to(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (depth == 1 && token.is("=>")) {
                if (tokens.get(i - 1).kind() != Kind.STRING) {
                    return false;
                }
                columns.add(tokens.get(i - 1).text());
            }
        }
        boolean list = !columns.isEmpty() && tokens.get(update.from()).is("[");
        boolean empty = columns.size() == 1
                && calls.stream()
                        .anyMatch(call ->
                                call.key().equals("wherenull") && literals(call).equals(List.of(columns.get(0))));
        return list
                && calls.stream().noneMatch(call -> call.key().startsWith("orwhere"))
                && (empty || columns.stream().allMatch(column -> log.tables().isNew(table, column)));
    }

    private boolean plainQuery(Call call) {
        List<String> strings = strings(call);
        return !strings.isEmpty()
                && tokens.get(call.from()).kind() == Kind.STRING
                && !(call.from() + 1 < call.to() && tokens.get(call.from() + 1).is("."))
                && SqlReader.onlyReads(strings.get(0));
    }

    private void rawSql(Call call) {
        StringBuilder sql = new StringBuilder();
        boolean known = true;
        for (int i = call.from(); i < call.to() && !tokens.get(i).is(","); i++) {
            Token token = tokens.get(i);
            known &= token.kind() == Kind.STRING || token.is(".");
            sql.append(token.kind() == Kind.STRING || token.kind() == Kind.TEMPLATE ? token.text() : "");
        }
        if (known && SqlReader.hasStatements(sql.toString())) {
            new SqlReader(log, transaction).read(sql.toString(), call.line());
        } else {
            log.add(Effect.DYNAMIC, "", sql.toString(), call.line());
        }
    }

    private static boolean single(List<Token> arguments) {
        int depth = 0;
        for (Token token : arguments) {
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(List<Call> calls, String key) {
        return calls.stream().anyMatch(call -> call.key().equals(key));
    }

    /** The columns, or what stands in the code when they are not literal or go without saying. */
    private List<String> columns(List<String> literals, Call call) {
        if (!literals.isEmpty()) {
            return literals;
        }
        String arguments = text(call);
        return List.of(arguments.isEmpty() ? call.name() + "()" : arguments);
    }

    private static List<String> firstOf(List<String> strings) {
        return strings.isEmpty() ? strings : strings.subList(0, 1);
    }

    private List<String> strings(Call call) {
        return tokens.subList(call.from(), call.to()).stream()
                .takeWhile(token -> !token.isName("function") && !token.isName("fn"))
                .filter(token -> token.kind() == Kind.STRING)
                .map(Token::text)
                .toList();
    }

    private String text(Call call) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens.subList(call.from(), call.to())) {
            text.append(text.isEmpty() || token.is(",") ? "" : " ").append(token.text());
        }
        return text.toString();
    }

    private static String lastSegment(Token token) {
        return token.kind() == Kind.NAME ? token.text().substring(token.text().lastIndexOf('\\') + 1) : "";
    }

    /** Position after the bracket that closes the one at {@code open}. */
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return tokens.size() + 1;
    }
}
