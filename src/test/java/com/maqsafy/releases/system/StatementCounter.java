package com.maqsafy.releases.system;

import jakarta.servlet.Filter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Counts the SQL statements that go through a data source: each statement of a batch is one. A proxy and not the
 * server's own statistics, because only here it is known which thread asks and what is only the benchmark looking on.
 */
final class StatementCounter {

    private static final ThreadLocal<Boolean> LOOKING_ON = ThreadLocal.withInitial(() -> false);

    private final Map<Asked, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * A statement as it was asked.
     *
     * @param origin kind of the thread that asked
     * @param sql its text without numbers of parameters
     */
    record Asked(String origin, String sql) {

        /** Who owns the tables: the engine its {@code ACT_} ones. */
        String kind() {
            String text = sql.toLowerCase(java.util.Locale.ROOT);
            // ACT_ID_ alone is a column.
            if (text.matches(".*act_id_(user|group|membership|tenant|info).*")) {
                return "identities";
            }
            return text.contains("act_") ? "engine" : "ours";
        }
    }

    /** Runs something that is not to be counted. */
    static <T> T lookingOn(Supplier<T> look) {
        boolean before = LOOKING_ON.get();
        LOOKING_ON.set(true);
        try {
            return look.get();
        } finally {
            LOOKING_ON.set(before);
        }
    }

    void reset() {
        counts.clear();
    }

    /** What was asked since the last reset. */
    Map<Asked, Long> counts() {
        Map<Asked, Long> now = new ConcurrentHashMap<>();
        counts.forEach((asked, count) -> now.put(asked, count.sum()));
        return now;
    }

    DataSource counting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, args, result) -> result instanceof Connection c ? connection(c) : result);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, connection, (method, args, result) -> {
            if (result instanceof CallableStatement s) {
                return statement(CallableStatement.class, s, (String) args[0]);
            }
            if (result instanceof PreparedStatement s) {
                return statement(PreparedStatement.class, s, (String) args[0]);
            }
            return result instanceof Statement s ? statement(Statement.class, s, null) : result;
        });
    }

    private <S extends Statement> S statement(Class<S> type, S statement, String prepared) {
        return proxy(type, statement, (method, args, result) -> {
            boolean asks = method.getName().startsWith("execute")
                    && !method.getName().endsWith("Batch")
                    && !method.getName().endsWith("LargeBatch");
            if (asks || method.getName().equals("addBatch")) {
                count(args != null && args.length > 0 && args[0] instanceof String sql ? sql : prepared);
            }
            return result;
        });
    }

    private void count(String sql) {
        if (!LOOKING_ON.get()) {
            String text = sql.replaceAll("/\\*.*?\\*/", " ")
                    .replaceAll("\\(\\s*\\?(\\s*,\\s*\\?)+\\s*\\)", "(?, ...)")
                    .replaceAll("\\s+", " ")
                    .strip();
            String origin = Thread.currentThread()
                    .getName()
                    .replaceAll("[-\\[\\]]*\\d+\\]?$", "")
                    .replaceAll("\\d+", "");
            counts.computeIfAbsent(new Asked(origin, text), key -> new LongAdder())
                    .increment();
        }
    }

    private interface After {
        Object returned(Method method, Object[] args, Object result);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, T target, After after) {
        InvocationHandler handler = (proxy, method, args) -> {
            if (method.getName().equals("equals") && args.length == 1) {
                return proxy == args[0];
            }
            try {
                return after.returned(method, args, method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** Counts in the application; what is read by GET is the benchmark looking on. */
    @TestConfiguration(proxyBeanMethods = false)
    static class InTheApplication {

        @Bean
        static StatementCounter statementCounter() {
            return new StatementCounter();
        }

        @Bean
        static BeanPostProcessor countingDataSource(StatementCounter counter) {
            // One that Spring asks last, after what the application itself lays around its connections.
            return new MergedBeanDefinitionPostProcessor() {
                @Override
                public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {
                    // Nothing of the definition changes.
                }

                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? counter.counting(source) : bean;
                }
            };
        }

        @Bean
        FilterRegistrationBean<Filter> readingIsLookingOn() {
            var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                boolean get = ((jakarta.servlet.http.HttpServletRequest) request)
                        .getMethod()
                        .equals("GET");
                LOOKING_ON.set(get);
                try {
                    chain.doFilter(request, response);
                } finally {
                    LOOKING_ON.set(false);
                }
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }
}
