package com.maqsafy.releases.source;

import com.maqsafy.releases.source.PhpTokens.Kind;
import com.maqsafy.releases.source.PhpTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Laravel migration's {@code up()} does to the database (MIG-06); {@code down()} is only looked at for being
 * there.
 *
 * <p>Reads tokens, runs nothing. Follows {@code up()} into closures and into methods of the same class. Calls whose
 * effect cannot be told (commands, inherited methods, SQL put together from variables) count as destructive.
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
    private static final Set<String> INDEX_ADDITIONS =
            Set.of("index", "unique", "primary", "foreign", "fulltext", "spatialindex", "rawindex", "vectorindex");
    private static final Set<String> INDEX_REMOVALS = Set.of(
            "dropindex",
            "dropunique",
            "dropprimary",
            "dropforeign",
            "dropforeignidfor",
            "dropfulltext",
            "dropspatialindex",
            "dropvectorindex",
            "renameindex");
    private static final Set<String> TABLE_OPTIONS =
            Set.of("engine", "charset", "collation", "comment", "temporary", "after", "getcolumns", "gettable");
    private static final Set<String> ROW_DELETIONS =
            Set.of("delete", "forcedelete", "destroy", "deletequietly", "deleteorfail", "forcedestroy");
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
            "decrementeach");
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
    private static final int DETAIL_LENGTH = 120;

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
    private final Set<String> visitedMethods = new HashSet<>();
    private final List<Migration.Operation> operations = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();

    LaravelMigrationReader(String source) {
        php = new PhpTokens(source);
        tokens = php.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            Token before = tokens.get(i - 1);
            if (tokens.get(i).kind() == Kind.VARIABLE && lastSegment(before).equalsIgnoreCase("Blueprint")) {
                declaredBlueprints.add(tokens.get(i).text());
            }
            if (i + 1 < tokens.size() && tokens.get(i).isName("as") && before.kind() == Kind.NAME) {
                aliases.put(tokens.get(i + 1).text(), lastSegment(before));
            }
        }
    }

    Migration read(String name, String path) {
        Body up = method("up");
        if (up == null) {
            operations.add(new Migration.Operation(
                    "unrecognised", "", "no up() method was found, so its effect cannot be told", true, 1));
        } else {
            visitedMethods.add("up");
            walk(up.from(), up.to(), new Scope("", false, Set.of()));
        }
        if (!php.complete()) {
            operations.add(new Migration.Operation(
                    "unrecognised", "", "a string or comment is not closed, so code may be hidden in it", true, 1));
        }
        return new Migration(name, path, operations, undoes(method("down")));
    }

    private boolean undoes(@Nullable Body down) {
        if (down == null || down.from() >= down.to()) {
            return false;
        }
        Token first = tokens.get(down.from());
        return !first.isName("throw") && !first.isName("return") && !first.isName("abort");
    }

    private @Nullable Body method(String name) {
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
                    return new Body(open + 1, closing(open) - 1);
                }
            }
        }
        return null;
    }

    private void walk(int from, int to, Scope scope) {
        int at = from;
        while (at < to) {
            at = startsChain(at, to) ? chain(at, to, scope) : at + 1;
        }
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
        int at = start + 1;
        if (receiver.kind() == Kind.NAME && at < to && tokens.get(at).is("(")) {
            int end = Math.min(closing(at), to);
            calls.add(new Call(lastSegment(receiver), at + 1, Math.max(at + 1, end - 1), receiver.line()));
            at = end;
        }
        boolean function = !calls.isEmpty();
        while (at + 1 < to && (tokens.get(at).is("->") || tokens.get(at).is("::"))) {
            Token name = tokens.get(at + 1);
            at += 2;
            if (at < to && tokens.get(at).is("(")) {
                int end = Math.min(closing(at), to);
                calls.add(new Call(name.text(), at + 1, Math.max(at + 1, end - 1), name.line()));
                at = end;
            } else {
                schemaProperty |= name.isName("schema");
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
        boolean schema = name.equalsIgnoreCase("Schema")
                || receiver.text().equalsIgnoreCase("$schema")
                || schemaProperty
                || has(calls, "getschemabuilder");
        boolean blueprint = receiver.kind() == Kind.VARIABLE
                && (scope.blueprints().contains(receiver.text())
                        || declaredBlueprints.contains(receiver.text())
                        || UNMISTAKABLE_BLUEPRINT_CALLS.contains(first.key())
                        || has(calls, "change"));
        if (schema) {
            calls.forEach(call -> schemaCall(call, scope));
            return;
        }
        if (blueprint) {
            blueprintChain(calls, scope);
        } else if (function && PROCESS_CALLS.contains(first.key())) {
            add("externalCall", "", first.name() + "(" + text(first) + ")", true, first.line());
        } else if (name.equalsIgnoreCase("Artisan") || name.equalsIgnoreCase("Process")) {
            add("externalCall", "", name + "::" + first.name() + "(" + text(first) + ")", true, first.line());
        } else if (isSelf(receiver)) {
            ownMethod(first, scope);
            databaseChain(calls.subList(1, calls.size()));
        } else if (name.equalsIgnoreCase("DB")
                || has(calls, "getpdo")
                || has(calls, "statement")
                || has(calls, "unprepared")
                || has(calls, "getconnection")
                || has(calls, "connection")) {
            databaseChain(calls);
        } else {
            rowChain(calls, "");
        }
        calls.forEach(call -> walk(call.from(), call.to(), scope));
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
        Body body = method(call.name());
        if (body == null) {
            add("unrecognised", "", call.name() + "() is not in this file", true, call.line());
        } else if (visitedMethods.add(call.key())) {
            walk(body.from(), body.to(), scope);
        }
    }

    private void schemaCall(Call call, Scope scope) {
        List<String> strings = strings(call);
        String table = strings.isEmpty() ? "" : strings.get(0);
        switch (call.key()) {
            case "create" -> {
                add("createTable", table, table, false, call.line());
                walkWithBlueprint(call, new Scope(table, true, scope.blueprints()));
            }
            case "table",
                    "whentablehascolumn",
                    "whentabledoesnthavecolumn",
                    "whentablehasindex",
                    "whentabledoesnthaveindex" -> walkWithBlueprint(call, new Scope(table, false, scope.blueprints()));
            case "drop", "dropifexists" -> add("dropTable", table, text(call), true, call.line());
            case "dropcolumns" ->
                columns(strings.isEmpty() ? strings : strings.subList(1, strings.size()), call)
                        .forEach(column -> add("dropColumn", table, column, true, call.line()));
            case "rename" -> add("renameTable", table, text(call), true, call.line());
            default -> {
                if (call.key().startsWith("drop")) {
                    add("dropTable", table, call.name(), true, call.line());
                }
                walk(call.from(), call.to(), scope);
            }
        }
    }

    /** Walks the arguments of a schema call; the first parameter of its closure is the table's blueprint. */
    private void walkWithBlueprint(Call call, Scope scope) {
        Set<String> blueprints = new HashSet<>(scope.blueprints());
        boolean closure = false;
        for (int i = call.from(); i < call.to(); i++) {
            closure |= tokens.get(i).isName("function") || tokens.get(i).isName("fn");
            if (closure && tokens.get(i).kind() == Kind.VARIABLE) {
                blueprints.add(tokens.get(i).text());
                break;
            }
        }
        walk(call.from(), call.to(), new Scope(scope.table(), scope.created(), blueprints));
    }

    private void blueprintChain(List<Call> calls, Scope scope) {
        Call first = calls.get(0);
        String key = first.key();
        String table = scope.table();
        if (has(calls, "change")) {
            columns(firstOf(strings(first)), first)
                    .forEach(column -> add("changeColumn", table, column, true, first.line()));
        } else if (key.equals("drop") || key.equals("dropifexists")) {
            add("dropTable", table, table, true, first.line());
        } else if (key.equals("rename")) {
            add("renameTable", table, text(first), true, first.line());
        } else if (key.equals("renamecolumn")) {
            add("renameColumn", table, text(first), true, first.line());
        } else if (INDEX_REMOVALS.contains(key)) {
            add(key.equals("renameindex") ? "renameIndex" : "dropIndex", table, text(first), false, first.line());
        } else if (key.startsWith("drop") || key.startsWith("remove")) {
            columns(strings(first), first).forEach(column -> add("dropColumn", table, column, true, first.line()));
        } else if (!scope.created() && INDEX_ADDITIONS.contains(key)) {
            add("addIndex", table, text(first), false, first.line());
        } else if (!scope.created() && !INDEX_ADDITIONS.contains(key) && !TABLE_OPTIONS.contains(key)) {
            columns(firstOf(strings(first)), first)
                    .forEach(column -> add("addColumn", table, column, false, first.line()));
            for (Call modifier : calls.subList(1, calls.size())) {
                if (INDEX_ADDITIONS.contains(modifier.key()) || modifier.key().equals("constrained")) {
                    add("addIndex", table, String.join(", ", firstOf(strings(first))), false, modifier.line());
                }
            }
        }
    }

    private void databaseChain(List<Call> calls) {
        for (Call call : calls) {
            switch (call.key()) {
                case "statement", "unprepared", "affectingstatement", "exec" -> rawSql(call);
                case "update", "delete", "insert", "query" -> {
                    // On the connection itself these take SQL; on a query they take values.
                    if (!has(calls, "table") && call.from() < call.to()) {
                        rawSql(call);
                    }
                }
                case "select", "selectone", "scalar" -> {
                    // The driver runs whatever text it is given here, not only queries.
                    if (!has(calls, "table") && !plainQuery(call)) {
                        rawSql(call);
                    }
                }
                default -> {}
            }
        }
        Call table = calls.stream()
                .filter(call -> call.key().equals("table"))
                .findFirst()
                .orElse(null);
        if (table != null) {
            rowChain(calls, String.join(", ", firstOf(strings(table))));
        }
    }

    private void rowChain(List<Call> calls, String table) {
        for (Call call : calls) {
            if (call.key().equals("truncate")) {
                add("truncate", table, text(call), true, call.line());
            } else if (ROW_DELETIONS.contains(call.key())) {
                add("deleteRows", table, text(call), true, call.line());
            } else if (ROW_UPDATES.contains(call.key())) {
                add("updateRows", table, text(call), true, call.line());
            }
        }
    }

    private boolean plainQuery(Call call) {
        List<String> strings = strings(call);
        return !strings.isEmpty()
                && tokens.get(call.from()).kind() == Kind.STRING
                && strings.get(0).strip().toLowerCase(Locale.ROOT).startsWith("select")
                && !strings.get(0).contains(";");
    }

    private void rawSql(Call call) {
        StringBuilder sql = new StringBuilder();
        boolean known = true;
        for (int i = call.from(); i < call.to() && !tokens.get(i).is(","); i++) {
            Token token = tokens.get(i);
            known &= token.kind() == Kind.STRING || token.is(".");
            sql.append(token.kind() == Kind.STRING || token.kind() == Kind.TEMPLATE ? token.text() : "");
        }
        SqlStatements statements = new SqlStatements(sql.toString());
        boolean destructive = !known || !statements.hasStatements() || !statements.harmless();
        String table = known
                ? statements.operations().stream()
                        .map(Migration.Operation::table)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
        add("rawSql", table, sql.toString().replaceAll("\\s+", " ").strip(), destructive, call.line());
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

    private void add(String kind, String table, String detail, boolean destructive, int line) {
        String shown = detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) + "…" : detail;
        operations.add(new Migration.Operation(kind, table, shown, destructive, line));
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
