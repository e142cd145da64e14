package org.rabrong.platform.test;

import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.rabrong.platform.servers.Server;

/** A PostgreSQL, wherever it runs. */
record TestPostgres(Server server, Databases databases, UnaryOperator<String> jdbcUrl) {

    /** Makes a database with its owner. */
    @FunctionalInterface
    interface Databases {
        void create(String database, String owner, String password) throws SQLException;
    }

    TestDatabase newDatabase(String name) {
        try {
            databases.create(name, name, name);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be made", e);
        }
        return new TestDatabase(jdbcUrl.apply(name), name, name);
    }
}
