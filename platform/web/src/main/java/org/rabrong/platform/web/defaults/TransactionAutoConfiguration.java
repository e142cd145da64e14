package org.rabrong.platform.web.defaults;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionManager;

/** The transaction manager of services that keep aggregates with JPA. */
@AutoConfiguration(
        before = {HibernateJpaAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        after = {DataSourceAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class})
@ConditionalOnClass({JpaTransactionManager.class, EntityManagerFactory.class, HibernateJpaAutoConfiguration.class})
@ConditionalOnSingleCandidate(DataSource.class)
class TransactionAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(TransactionManager.class)
    FlushingTransactionManager transactionManager(ObjectProvider<TransactionManagerCustomizers> customizers) {
        FlushingTransactionManager manager = new FlushingTransactionManager();
        customizers.ifAvailable(available -> available.customize(manager));
        return manager;
    }
}
