package com.maqsafy.releases.availability;

import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module in place: around the pool, beside it, and in front of the log. */
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    @Bean
    static BeanPostProcessor failFastDataSources(ObjectProvider<DatabaseOutage> outage) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool && name.equals("dataSource")
                        ? new FailFastDataSource(pool, outage.getObject())
                        : bean;
            }
        };
    }

    @Bean(initMethod = "start")
    Heartbeat databaseHeartbeat(DataSource dataSource, DatabaseOutage outage) throws SQLException {
        FailFastDataSource failFast = dataSource.unwrap(FailFastDataSource.class);
        return new Heartbeat(failFast.unwrap(HikariDataSource.class), failFast, outage);
    }

    @Bean
    DisposableBean outageLog(DatabaseOutage outage) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logs)) {
            return () -> {};
        }
        OutageLog filter = new OutageLog(outage);
        ExpectedFaultLog faults = new ExpectedFaultLog();
        // In this order: a lost connection may stand below a sentence of ours.
        logs.addTurboFilter(filter);
        logs.addTurboFilter(faults);
        return () -> logs.getTurboFilterList().removeAll(List.of(filter, faults));
    }
}
