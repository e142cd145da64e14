package org.rabrong.document.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rabrong.document.file.FileReferences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of items in the database. */
@Component
class EvidenceTable implements FileReferences {

    private final JdbcClient jdbc;

    EvidenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one more file and locks the item until the end of the transaction. */
    int nextSequence(ItemId item) {
        return jdbc.sql("""
                update item set files = files + 1 where round = ? and variable = ? and office = ? returning files""")
                .param(item.round())
                .param(item.variable())
                .param(item.office())
                .query(Integer.class)
                .single();
    }

    void insert(Evidence evidence) {
        jdbc.sql("""
                insert into evidence (id, round, variable, office, sequence, side, file_name, content_type, size, sha256, description,
                    object_key, by_id, by_name, by_organisation, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(evidence.id())
                .param(evidence.item().round())
                .param(evidence.item().variable())
                .param(evidence.item().office())
                .param(evidence.sequence())
                .param(evidence.side().name())
                .param(evidence.fileName())
                .param(evidence.contentType())
                .param(evidence.size())
                .param(evidence.sha256())
                .param(evidence.description())
                .param(evidence.objectKey())
                .param(evidence.by().id())
                .param(evidence.by().name())
                .param(evidence.by().organisation())
                .param(evidence.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Evidence> find(UUID id) {
        return jdbc.sql("select * from evidence where id = ?")
                .param(id)
                .query(EvidenceTable::evidence)
                .optional();
    }

    /** The item's files, the newest first. */
    List<Evidence> of(ItemId item, int before, int limit) {
        return jdbc.sql("""
                select * from evidence where round = ? and variable = ? and office = ? and sequence < ?
                order by sequence desc limit ?""")
                .param(item.round())
                .param(item.variable())
                .param(item.office())
                .param(before)
                .param(limit)
                .query(EvidenceTable::evidence)
                .list();
    }

    @Override
    public Set<String> known(Collection<String> objectKeys) {
        return new HashSet<>(jdbc.sql("select object_key from evidence where object_key = any (?::text[])")
                .param(objectKeys.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                new ItemId(row.getString("round"), row.getString("variable"), row.getString("office")),
                row.getInt("sequence"),
                Side.valueOf(row.getString("side")),
                row.getString("file_name"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("description"),
                row.getString("object_key"),
                new Evidence.By(row.getString("by_id"), row.getString("by_name"), row.getString("by_organisation")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
