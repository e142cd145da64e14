package org.rabrong.document.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rabrong.document.file.FileReferences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters in the database. */
@Component
class LetterTable implements FileReferences {

    private final JdbcClient jdbc;

    LetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Letter letter) {
        jdbc.sql("""
                insert into letter (id, bureau, file_name, content_type, size, sha256, object_key, by_id, by_name, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(letter.id())
                .param(letter.bureau())
                .param(letter.fileName())
                .param(letter.contentType())
                .param(letter.size())
                .param(letter.sha256())
                .param(letter.objectKey())
                .param(letter.byId())
                .param(letter.byName())
                .param(letter.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql("select * from letter where id = ?")
                .param(id)
                .query(LetterTable::letter)
                .optional();
    }

    @Override
    public Set<String> known(Collection<String> objectKeys) {
        return new HashSet<>(jdbc.sql("select object_key from letter where object_key = any (?::text[])")
                .param(objectKeys.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("bureau"),
                row.getString("file_name"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("object_key"),
                row.getString("by_id"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
