package org.rabrong.platform.test;

import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.rabrong.platform.servers.Server;

/** A PostgreSQL, wherever it runs. */
record TestPostgres(Server server, Databases databases, UnaryOperator<String> jdbcUrl) {

    interface Databases {

        /** Makes a database with its owner. */
        void create(String database, String owner, String password) throws SQLException;

        /** Makes a role that may connect to it, and there what its owner grants. */
        void createWorker(String database, String worker, String password) throws SQLException;
    }

    TestDatabase newDatabase(String name) {
        try {
            databases.create(name, name, name);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be made", e);
        }
        return new TestDatabase(jdbcUrl.apply(name), name, name);
    }

    TestDatabase newWorker(TestDatabase database) {
        String worker = database.username() + "_worker";
        try {
            databases.createWorker(database.username(), worker, worker);
        } catch (SQLException e) {
            throw new IllegalStateException("the role could not be made", e);
        }
        return new TestDatabase(database.jdbcUrl(), worker, worker);
    }
}
