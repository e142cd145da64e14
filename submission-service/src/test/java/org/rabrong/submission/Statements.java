package org.rabrong.submission;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that a piece of work prepares on its own thread. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable Integer> COUNT = new ThreadLocal<>();

    /** How many statements the work takes. */
    public static int of(Callable<?> work) throws Exception {
        COUNT.set(0);
        try {
            work.call();
            Integer count = COUNT.get();
            return count == null ? 0 : count;
        } finally {
            COUNT.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        Integer count = COUNT.get();
                        if (count != null && method.getName().startsWith("prepare")) {
                            COUNT.set(count + 1);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }
    }
}
