package org.rabrong.confirmation.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistorySearch.Found;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What a search finds as a file, written row by row from the database: memory does not grow with it. */
@Component
class HistoryExport {

    /** As many rows as a sheet has, but for some: more are refused, and not left out. */
    static final int MOST_ROWS = 1_000_000;

    private static final int ROWS_IN_MEMORY = 500;
    /** Each keeps a connection and a processor busy. */
    private static final int AT_ONCE = 2;

    private final HistorySearch search;
    private final JdbcClient jdbc;
    private final Semaphore free = new Semaphore(AT_ONCE);

    HistoryExport(HistorySearch search, JdbcClient jdbc) {
        this.search = search;
        this.jdbc = jdbc;
    }

    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    /** Where rows go. */
    interface Rows extends AutoCloseable {

        void add(Found found) throws IOException;

        /** The end of a chain, as it was when the rows were read. */
        void addEnd(String office, @Nullable String officeName, long length, String hash) throws IOException;

        @Override
        void close() throws IOException;
    }

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    /**
     * A file of the caller's, who removes it.
     *
     * @throws Problem 422 where there are more than {@link #MOST_ROWS}, 503 while others export
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Path write(HistoryFilter filter, Format format) throws IOException {
        if (!free.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE);
        }
        Path file = Files.createTempFile("rabrong-history-", ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Rows rows = format == Format.XLSX ? new HistorySheet(out) : new HistoryCsv(out)) {
            write(filter, rows);
        } catch (UncheckedIOException fullDisk) {
            Files.deleteIfExists(file);
            throw fullDisk.getCause();
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        } finally {
            free.release();
        }
        return file;
    }

    private void write(HistoryFilter filter, Rows rows) {
        int[] count = {0};
        search.query(filter, null, MOST_ROWS + 1).withFetchSize(ROWS_IN_MEMORY).query(row -> {
            if (++count[0] > MOST_ROWS) {
                throw Problem.invalid(Violation.of("from", "export-rows", MOST_ROWS));
            }
            add(rows, HistorySearch.found(row));
        });
        jdbc.sql("""
                        select c.office, o.name_th, c.length, encode(c.head, 'hex') as head
                        from history_chain c left join organisation o on o.code = c.office
                        where cast(:office as text) is null or c.office = :office
                        order by coalesce(o.sort_key, ''), c.office""")
                .param("office", filter.office())
                .query(row -> {
                    addEnd(rows, row);
                });
    }

    private static void add(Rows rows, Found found) {
        try {
            rows.add(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addEnd(Rows rows, ResultSet row) throws SQLException {
        try {
            rows.addEnd(
                    row.getString("office"), row.getString("name_th"), row.getLong("length"), row.getString("head"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
