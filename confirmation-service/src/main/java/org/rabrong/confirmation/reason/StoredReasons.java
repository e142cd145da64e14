package org.rabrong.confirmation.reason;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the bureaus keep. How often a reason is in use say the rejected items themselves, so that no decision has to count. */
@Repository
class StoredReasons {

    /** More than that nobody would choose from. */
    static final int MOST = 100;

    static final ProblemType TOO_MANY = new ProblemType("too-many-reasons", 409);

    private static final RowMapper<StoredReason> REASON = (row, _) ->
            new StoredReason(row.getObject("id", UUID.class), row.getString("bureau"), row.getString("text"));

    private final JdbcClient jdbc;

    StoredReasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of everybody and of the bureaus; those that most rejections rest on first, then the own ones, then as they were kept. */
    List<StoredReason> offeredTo(Collection<String> bureaus) {
        return jdbc.sql("""
                        select id, bureau, text from stored_reason s
                        where bureau is null or bureau = any (:bureaus::text[])
                        order by (select count(*) from item i where i.status = 'REJECTED' and i.reason = s.text) desc,
                            bureau is null, kept_at, id""")
                .param("bureaus", bureaus.toArray(String[]::new))
                .query(REASON)
                .list();
    }

    /** @throws Problem 409 when the bureau keeps too many */
    @Transactional
    public StoredReason keep(String bureau, String text, String byId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('stored_reason/' || :bureau, 0))")
                .param("bureau", bureau)
                .query(_ -> {});
        Optional<StoredReason> there = jdbc.sql(
                        "select id, bureau, text from stored_reason where (bureau = :bureau or bureau is null) and text = :text")
                .param("bureau", bureau)
                .param("text", text)
                .query(REASON)
                .optional();
        if (there.isPresent()) {
            return there.get();
        }
        int kept = jdbc.sql("select count(*) from stored_reason where bureau = :bureau")
                .param("bureau", bureau)
                .query(Integer.class)
                .single();
        if (kept >= MOST) {
            throw Problem.of(TOO_MANY, MOST);
        }
        return jdbc.sql("""
                        insert into stored_reason (id, bureau, text, kept_by, kept_at)
                        values (gen_random_uuid(), :bureau, :text, :by, now()) returning id, bureau, text""")
                .param("bureau", bureau)
                .param("text", text)
                .param("by", byId)
                .query(REASON)
                .single();
    }

    Optional<StoredReason> find(UUID id) {
        return jdbc.sql("select id, bureau, text from stored_reason where id = :id")
                .param("id", id)
                .query(REASON)
                .optional();
    }

    void drop(UUID id) {
        jdbc.sql("delete from stored_reason where id = :id").param("id", id).update();
    }
}
