package org.rabrong.platform.web.defaults;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes changes to the database when a transactional method returns, also when it runs inside an outer transaction (that of an
 * {@code Idempotency-Key}). So a version is counted up, and a lost race is noticed, at the same place in the code with and without a key.
 */
final class FlushingTransactionManager extends JpaTransactionManager {

    @Override
    protected void prepareForCommit(DefaultTransactionStatus status) {
        EntityManagerFactory factory = getEntityManagerFactory();
        if (status.isNewTransaction() || status.isReadOnly() || status.isRollbackOnly() || factory == null) {
            return;
        }
        if (TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder) {
            flush(holder.getEntityManager());
        }
    }

    private void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (RuntimeException failure) {
            throw DataAccessUtils.translateIfNecessary(failure, getJpaDialect());
        }
    }
}
