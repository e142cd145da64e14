package org.rabrong.submission.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Variables of every published version of a plan; a round stays with the version that it names. */
@Configuration(proxyBeanMethods = false)
class Plans {

    static final String TOPIC = "rabrong.plans.v1";

    record Plan(String plan, int version, List<Dimension> dimensions) {}

    record Dimension(List<Indicator> indicators) {}

    record Indicator(List<SubIndicator> subIndicators) {}

    record SubIndicator(String code, List<Variable> variables) {}

    record Variable(String code, String nameTh, String unitTh, BigDecimal min, BigDecimal max, int decimals) {}

    @Bean
    EventSubscription planSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> events.forEach(event -> keep(event, database)));
    }

    private static void keep(ReceivedEvent event, JdbcClient database) {
        Plan plan = event.dataAs(Plan.class);
        List<Variable> variables = new ArrayList<>();
        List<String> subIndicators = new ArrayList<>();
        plan.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .flatMap(indicator -> indicator.subIndicators().stream())
                .forEach(sub -> sub.variables().forEach(variable -> {
                    variables.add(variable);
                    subIndicators.add(sub.code());
                }));
        database.sql("""
                        insert into plan_variable
                          (plan, version, variable, position, sub_indicator, name_th, unit_th, min, max, decimals)
                        select :plan, :version, v.*
                        from unnest(:codes::text[], :positions::int[], :subIndicators::text[], :names::text[], :units::text[],
                          :min::numeric[], :max::numeric[], :decimals::int[]) as v
                        on conflict (plan, version, variable) do update set
                          position = excluded.position, sub_indicator = excluded.sub_indicator, name_th = excluded.name_th,
                          unit_th = excluded.unit_th, min = excluded.min, max = excluded.max, decimals = excluded.decimals""")
                .param("plan", plan.plan())
                .param("version", plan.version())
                .param("codes", Columns.texts(variables, Variable::code))
                .param("positions", Columns.counting(variables.size()))
                .param("subIndicators", subIndicators.toArray(String[]::new))
                .param("names", Columns.texts(variables, Variable::nameTh))
                .param("units", Columns.texts(variables, Variable::unitTh))
                .param("min", variables.stream().map(Variable::min).toArray(BigDecimal[]::new))
                .param("max", variables.stream().map(Variable::max).toArray(BigDecimal[]::new))
                .param("decimals", variables.stream().map(Variable::decimals).toArray(Integer[]::new))
                .update();
    }
}
