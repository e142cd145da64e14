package org.rabrong.rules.formula;

import org.rabrong.rules.formula.FormulaResult.Failure;
import org.rabrong.rules.formula.FormulaResult.Kind;

/** Cuts a text into tokens, one at a time: numbers such as {@code 12} or {@code 0.5}, names such as {@code A} or {@code B2}, signs. */
final class Tokenizer {

    private final String text;
    private int at;

    Tokenizer(String text) {
        this.text = text;
    }

    Token next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", start + 1);
        }
        char c = text.charAt(at);
        if (isDigit(c)) {
            return number(start);
        }
        if (isLetter(c)) {
            while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            return new Token(Token.Kind.VARIABLE, text.substring(start, at), start + 1);
        }
        Token.Kind kind = switch (c) {
            case '+' -> Token.Kind.PLUS;
            case '-' -> Token.Kind.MINUS;
            case '*' -> Token.Kind.TIMES;
            case '/' -> Token.Kind.DIVIDE;
            case '(' -> Token.Kind.OPEN;
            case ')' -> Token.Kind.CLOSE;
            default -> throw unexpected(start);
        };
        at++;
        return new Token(kind, String.valueOf(c), start + 1);
    }

    private Token number(int start) {
        skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int fraction = at;
            skipDigits();
            if (at == fraction) {
                throw unexpected(at);
            }
        }
        if (at < text.length() && (isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
            throw unexpected(at);
        }
        if (at - start > FormulaLimits.MAX_DIGITS) {
            throw new FormulaException(Failure.at(start + 1, Kind.TOO_MANY_DIGITS, FormulaLimits.MAX_DIGITS));
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, at), start + 1);
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private FormulaException unexpected(int index) {
        String found = index < text.length() ? Character.toString(text.codePointAt(index)) : "";
        return new FormulaException(Failure.at(index + 1, Kind.SYNTAX, index + 1, found));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }
}
