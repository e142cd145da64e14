package org.rabrong.confirmation.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps every version of each plan: who certifies a variable, whether AUDIT is switched on, names and order, and what its values are
 * compared with. Which of them counts for an item says its round.
 */
@Configuration(proxyBeanMethods = false)
class PlanListener {

    private final JdbcClient client;
    private final JdbcTemplate jdbc;

    PlanListener(JdbcClient client, JdbcTemplate jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Bean
    EventSubscription plans() {
        return new EventSubscription("rabrong.plans.v1", this::published);
    }

    private void published(List<ReceivedEvent> events) {
        events.forEach(event -> replace(event.dataAs(PlanTree.class)));
    }

    private void replace(PlanTree plan) {
        List<Object[]> rows = new ArrayList<>();
        for (PlanTree.Dimension dimension : plan.dimensions()) {
            for (PlanTree.Indicator indicator : dimension.indicators()) {
                for (PlanTree.SubIndicator sub : indicator.subIndicators()) {
                    Map<String, String> denominators = sub.denominators();
                    for (PlanTree.Variable variable : sub.variables()) {
                        rows.add(new Object[] {
                            plan.plan(),
                            plan.version(),
                            variable.code(),
                            rows.size(),
                            sub.code(),
                            sub.bureau(),
                            sub.mode().equals("AUDIT"),
                            Boolean.TRUE.equals(sub.fourEyes()),
                            variable.nameTh(),
                            variable.unitTh(),
                            sub.nameTh(),
                            indicator.code(),
                            indicator.nameTh(),
                            dimension.code(),
                            dimension.nameTh(),
                            plan.deviationPercent(),
                            denominators.get(variable.code()),
                            variable.evidenceRequired()
                        });
                    }
                }
            }
        }
        client.sql("delete from plan_variable where plan = :plan and version = :version")
                .param("plan", plan.plan())
                .param("version", plan.version())
                .update();
        jdbc.batchUpdate("""
                insert into plan_variable (plan, version, variable, position, sub_indicator, bureau, audit_mode, four_eyes, name_th, unit_th,
                    sub_indicator_name_th, indicator_code, indicator_name_th, dimension_code, dimension_name_th,
                    deviation_percent, denominator, evidence_required)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }
}
