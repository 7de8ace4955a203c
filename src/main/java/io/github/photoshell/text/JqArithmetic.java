package io.github.photoshell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigInteger;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.JsonNodeUtils;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;

/**
 * An operator whose integers become doubles when they are too large, as in jq; the library's own
 * wrap around. Texts are not repeated without limit.
 */
final class JqArithmetic implements BinaryOperator {
  private static final int MAX_TEXT = 16 << 20;

  private final BinaryOperator operator;

  JqArithmetic(BinaryOperator operator) {
    this.operator = operator;
  }

  @Override
  public JsonNode apply(ObjectMapper mapper, JsonNode left, JsonNode right)
      throws JsonQueryException {
    JqWorker.checkLimits();
    if (left.isIntegralNumber() && right.isIntegralNumber()) {
      BigInteger a = left.bigIntegerValue();
      BigInteger b = right.bigIntegerValue();
      BigInteger result =
          switch (operator.image()) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            default -> null;
          };
      if (result != null) {
        return number(result);
      }
    }
    if (operator.image().equals("*")) {
      checkLength(left, right);
      checkLength(right, left);
    }
    return operator.apply(mapper, left, right);
  }

  private static JsonNode number(BigInteger number) {
    return JqValues.fitsLong(number)
        ? JsonNodeUtils.asNumericNode(number.longValue())
        : DoubleNode.valueOf(number.doubleValue());
  }

  private static void checkLength(JsonNode text, JsonNode count) throws JsonQueryException {
    if (text.isTextual() && count.isNumber()) {
      double length = text.textValue().length() * count.asDouble();
      if (length > MAX_TEXT) {
        throw new JsonQueryException("a text would have more than " + MAX_TEXT + " characters");
      }
    }
  }

  @Override
  public String image() {
    return operator.image();
  }
}
