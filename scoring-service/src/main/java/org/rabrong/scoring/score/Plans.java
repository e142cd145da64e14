package org.rabrong.scoring.score;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every plan that was published. */
@Component
public class Plans {

    /** Names a version. */
    public record Id(String plan, int version) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    // A version never changes, so what was read once stays right
    private final Map<Id, PublishedPlan> read = new ConcurrentHashMap<>();

    Plans(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the version; one that is known already stays as it is. */
    public void keep(PublishedPlan plan) {
        jdbc.sql("""
                insert into plan_version (plan, version, body) values (?, ?, ?::jsonb)
                on conflict (plan, version) do nothing""")
                .param(plan.plan())
                .param(plan.version())
                .param(json.writeValueAsString(plan))
                .update();
    }

    public Optional<PublishedPlan> find(Id id) {
        PublishedPlan known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublishedPlan> plan = jdbc.sql("select body from plan_version where plan = ? and version = ?")
                .param(id.plan())
                .param(id.version())
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, PublishedPlan.class));
        plan.ifPresent(found -> read.put(id, found));
        return plan;
    }
}
