package org.rabrong.rules.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.rules.formula.FormulaResult.Failure;
import org.rabrong.rules.formula.FormulaResult.Kind;
import org.rabrong.rules.formula.Step.Operator;

/**
 * Recursive descent with an explicit bound on the depth:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = number | variable | "-" factor | "(" sum ")"
 * </pre>
 */
final class Parser {

    private final Tokenizer tokens;
    private final List<Step> steps = new ArrayList<>();
    private Token token;
    private int depth;

    private Parser(String text) {
        tokens = new Tokenizer(text);
        token = tokens.next();
    }

    /** Throws {@link FormulaException} where the text is no formula. */
    static List<Step> parse(String text) {
        if (text.length() > FormulaLimits.MAX_LENGTH) {
            throw new FormulaException(
                    Failure.at(FormulaLimits.MAX_LENGTH + 1, Kind.TOO_LONG, FormulaLimits.MAX_LENGTH));
        }
        Parser parser = new Parser(text);
        parser.sum();
        if (parser.token.kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        return List.copyOf(parser.steps);
    }

    private void sum() {
        product();
        while (token.kind() == Token.Kind.PLUS || token.kind() == Token.Kind.MINUS) {
            Operator operator = token.kind() == Token.Kind.PLUS ? Operator.PLUS : Operator.MINUS;
            int position = token.position();
            advance();
            product();
            steps.add(new Step.Apply(operator, position));
        }
    }

    private void product() {
        factor();
        while (token.kind() == Token.Kind.TIMES || token.kind() == Token.Kind.DIVIDE) {
            Operator operator = token.kind() == Token.Kind.TIMES ? Operator.TIMES : Operator.DIVIDE;
            int position = token.position();
            advance();
            factor();
            steps.add(new Step.Apply(operator, position));
        }
    }

    private void factor() {
        switch (token.kind()) {
            case NUMBER -> {
                steps.add(new Step.Push(Rational.of(new BigDecimal(token.text()))));
                advance();
            }
            case VARIABLE -> {
                steps.add(new Step.Load(token.text(), token.position()));
                advance();
            }
            case MINUS -> {
                deeper();
                advance();
                factor();
                steps.add(new Step.Negate());
                depth--;
            }
            case OPEN -> {
                deeper();
                advance();
                sum();
                if (token.kind() != Token.Kind.CLOSE) {
                    throw unexpected();
                }
                advance();
                depth--;
            }
            default -> throw unexpected();
        }
    }

    private void deeper() {
        depth++;
        if (depth > FormulaLimits.MAX_DEPTH) {
            throw new FormulaException(Failure.at(token.position(), Kind.TOO_DEEP, FormulaLimits.MAX_DEPTH));
        }
    }

    private void advance() {
        token = tokens.next();
    }

    private FormulaException unexpected() {
        return new FormulaException(Failure.at(token.position(), Kind.SYNTAX, token.position(), token.text()));
    }
}
