package org.rabrong.submission.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.rules.plausibility.PartOfWhole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Variables of every published version of a plan; a round stays with the version that it names. */
@Configuration(proxyBeanMethods = false)
class Plans {

    static final String TOPIC = "rabrong.plans.v1";

    record Plan(String plan, int version, int deviationPercent, List<Dimension> dimensions) {}

    record Dimension(List<Indicator> indicators) {}

    record Indicator(List<SubIndicator> subIndicators) {}

    record SubIndicator(String code, String bureau, Scoring scoring, List<Variable> variables) {

        /** Code of the variable that this one is a part of. */
        @Nullable
        String denominatorOf(Variable variable) {
            Map<String, String> codes = variables.stream().collect(Collectors.toMap(Variable::id, Variable::code));
            return PartOfWhole.in(scoring.formula(), scoring.levels(), codes)
                    .filter(share -> share.part().equals(variable.code()))
                    .map(PartOfWhole::whole)
                    .orElse(null);
        }
    }

    record Scoring(@Nullable String formula, List<BigDecimal> levels) {}

    /** @param open null in versions that were published before variables could be closed */
    record Variable(
            String code,
            String id,
            String nameTh,
            String unitTh,
            BigDecimal min,
            BigDecimal max,
            int decimals,
            boolean evidenceRequired,
            @Nullable String description,
            @Nullable Boolean open) {}

    @Bean
    EventSubscription planSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> events.forEach(event -> keep(event, database)));
    }

    private static void keep(ReceivedEvent event, JdbcClient database) {
        Plan plan = event.dataAs(Plan.class);
        List<Variable> variables = new ArrayList<>();
        List<SubIndicator> subIndicators = new ArrayList<>();
        List<@Nullable String> denominators = new ArrayList<>();
        plan.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .flatMap(indicator -> indicator.subIndicators().stream())
                .forEach(sub -> sub.variables().forEach(variable -> {
                    variables.add(variable);
                    subIndicators.add(sub);
                    denominators.add(sub.denominatorOf(variable));
                }));
        database.sql("""
                        insert into plan_variable
                          (plan, version, variable, position, sub_indicator, bureau, name_th, description, unit_th, min, max, decimals,
                            evidence_required, open, denominator, deviation_percent)
                        select :plan, :version, v.*, :deviationPercent
                        from unnest(:codes::text[], :positions::int[], :subIndicators::text[], :bureaus::text[], :names::text[],
                          :descriptions::text[], :units::text[], :min::numeric[], :max::numeric[], :decimals::int[],
                          :evidenceRequired::boolean[], :open::boolean[], :denominators::text[]) as v
                        on conflict (plan, version, variable) do update set
                          position = excluded.position, sub_indicator = excluded.sub_indicator, bureau = excluded.bureau,
                          name_th = excluded.name_th, description = excluded.description, unit_th = excluded.unit_th,
                          min = excluded.min, max = excluded.max, decimals = excluded.decimals,
                          evidence_required = excluded.evidence_required, open = excluded.open, denominator = excluded.denominator,
                          deviation_percent = excluded.deviation_percent""")
                .param("plan", plan.plan())
                .param("version", plan.version())
                .param("deviationPercent", plan.deviationPercent())
                .param("denominators", denominators.toArray(String[]::new))
                .param("codes", Columns.texts(variables, Variable::code))
                .param("positions", Columns.counting(variables.size()))
                .param("subIndicators", Columns.texts(subIndicators, SubIndicator::code))
                .param("bureaus", Columns.texts(subIndicators, SubIndicator::bureau))
                .param("names", Columns.texts(variables, Variable::nameTh))
                .param("descriptions", Columns.texts(variables, Variable::description))
                .param("units", Columns.texts(variables, Variable::unitTh))
                .param("min", variables.stream().map(Variable::min).toArray(BigDecimal[]::new))
                .param("max", variables.stream().map(Variable::max).toArray(BigDecimal[]::new))
                .param("decimals", variables.stream().map(Variable::decimals).toArray(Integer[]::new))
                .param(
                        "evidenceRequired",
                        variables.stream().map(Variable::evidenceRequired).toArray(Boolean[]::new))
                .param(
                        "open",
                        variables.stream()
                                .map(variable -> !Boolean.FALSE.equals(variable.open()))
                                .toArray(Boolean[]::new))
                .update();
    }
}
