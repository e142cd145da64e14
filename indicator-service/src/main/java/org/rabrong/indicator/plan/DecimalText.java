package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a decimal as a JSON string without exponent, as the contracts ask: {@code "0.01"}, never {@code 1E-2}. */
final class DecimalText extends ValueSerializer<BigDecimal> {

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
        json.writeString(value.toPlainString());
    }
}
