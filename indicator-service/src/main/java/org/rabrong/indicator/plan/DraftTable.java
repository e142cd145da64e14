package org.rabrong.indicator.plan;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.DraftStep.What;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Drafts and their last changes in the database; every method is part of the caller's transaction. */
@Component
class DraftTable {

    /** How many changes can be taken back. */
    static final int KEPT_STEPS = 100;
    /** Largest tree, as JSON. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private final JdbcClient database;
    private final JsonMapper json;

    DraftTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Draft> find(String plan) {
        return read(
                "select revision, tree, differs, changed_at, changed_by_name from plan_draft where plan = :plan", plan);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Draft> lock(String plan) {
        return read(
                "select revision, tree, differs, changed_at, changed_by_name from plan_draft where plan = :plan for update",
                plan);
    }

    void insert(PlanTree tree, boolean differs, @Nullable Person by, Instant at) {
        database.sql("""
                        insert into plan_draft (plan, revision, tree, differs, changed_at, changed_by, changed_by_name)
                        values (:plan, 1, :tree::jsonb, :differs, :at, :by, :name)""")
                .param("plan", tree.plan())
                .param("tree", text(tree))
                .param("differs", differs)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.id())
                .param("name", by == null ? null : by.displayName())
                .update();
    }

    /** The next revision, as it is stored; the tree before it is kept. */
    Draft advance(Draft before, PlanTree after, boolean differs, What what, Person by, Instant at) {
        int revision = before.revision() + 1;
        String plan = after.plan();
        database.sql("""
                        insert into plan_draft_step
                            (plan, revision, action, level, code, fields, tree_before, changed_at, changed_by, changed_by_name)
                        select plan, :revision, :action, :level, :code, :fields, tree, :at, :by, :name
                        from plan_draft where plan = :plan""")
                .param("plan", plan)
                .param("revision", revision)
                .param("action", what.action().name())
                .param("level", what.level().name())
                .param("code", what.code())
                .param("fields", what.fields().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("name", by.displayName())
                .update();
        Draft stored = store(revision, after, differs, by, at);
        database.sql("""
                        delete from plan_draft_step
                        where plan = :plan and revision < (
                            select s.revision from plan_draft_step s
                            where s.plan = :plan and s.tree_before is not null
                            order by s.revision desc offset :others limit 1)""").param("plan", plan).param("others", KEPT_STEPS - 1).update();
        return stored;
    }

    /** What can be taken back next. */
    Optional<DraftStep> lastStep(String plan) {
        return database.sql("""
                        select action, level, code, fields, changed_by_name, changed_at
                        from plan_draft_step where plan = :plan and tree_before is not null
                        order by revision desc limit 1""")
                .param("plan", plan)
                .query((row, number) -> step(row))
                .optional();
    }

    /** Takes the last change out of those that can be taken back, and answers the tree before it. */
    Optional<PlanTree> takeBack(String plan) {
        return database.sql("""
                        update plan_draft_step s set tree_before = null
                        from (select plan, revision, tree_before from plan_draft_step
                              where plan = :plan and tree_before is not null order by revision desc limit 1) last
                        where s.plan = last.plan and s.revision = last.revision
                        returning last.tree_before""")
                .param("plan", plan)
                .query((row, number) -> tree(row.getString(1)))
                .optional();
    }

    Draft store(int revision, PlanTree tree, boolean differs, Person by, Instant at) {
        database.sql("""
                        update plan_draft set revision = :revision, tree = :tree::jsonb, differs = :differs, changed_at = :at,
                            changed_by = :by, changed_by_name = :name
                        where plan = :plan""")
                .param("plan", tree.plan())
                .param("revision", revision)
                .param("tree", text(tree))
                .param("differs", differs)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("name", by.displayName())
                .update();
        return new Draft(revision, tree, differs, at, by.displayName());
    }

    void differs(String plan, boolean differs) {
        database.sql("update plan_draft set differs = :differs where plan = :plan")
                .param("plan", plan)
                .param("differs", differs)
                .update();
    }

    private String text(PlanTree tree) {
        String text = json.writeValueAsString(tree);
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.invalid(Violation.of("tree", "plan-size", "5 MB"));
        }
        return text;
    }

    private PlanTree tree(String text) {
        return json.readValue(text, PlanTree.class);
    }

    private Optional<Draft> read(String sql, String plan) {
        return database.sql(sql)
                .param("plan", plan)
                .query((row, number) -> new Draft(
                        row.getInt("revision"),
                        tree(row.getString("tree")),
                        row.getBoolean("differs"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by_name")))
                .optional();
    }

    private static DraftStep step(ResultSet row) throws SQLException {
        return new DraftStep(
                DraftStep.Action.valueOf(row.getString("action")),
                Level.valueOf(row.getString("level")),
                row.getString("code"),
                List.copyOf(Arrays.asList((String[]) row.getArray("fields").getArray())),
                row.getString("changed_by_name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
