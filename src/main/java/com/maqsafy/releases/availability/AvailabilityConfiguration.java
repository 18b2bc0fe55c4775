package com.maqsafy.releases.availability;

import ch.qos.logback.classic.LoggerContext;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module in place: around the pool, and in front of the log. */
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    @Bean
    static BeanPostProcessor failFastDataSources(ObjectProvider<DatabaseOutage> outage) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && name.equals("dataSource")
                        ? new FailFastDataSource(pool, outage.getObject())
                        : bean;
            }
        };
    }

    @Bean
    DisposableBean outageLog(DatabaseOutage outage) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logs)) {
            return () -> {};
        }
        OutageLog filter = new OutageLog(outage);
        logs.addTurboFilter(filter);
        return () -> logs.getTurboFilterList().remove(filter);
    }
}
