package io.github.photoshell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.internal.misc.JsonNodeUtils;
import org.jspecify.annotations.Nullable;

/** Converts values between photoshell's JSON and the jq library's. */
final class JqValues {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** Every integer up to here is exact as a double. */
  private static final double MAX_EXACT = 1L << 53;

  /** A number with more digits before the decimal point stays a decimal. */
  private static final int MAX_DIGITS = 20;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JqValues() {}

  /**
   * Returns a node. Integers that fit are long; all other numbers are decimals with every digit,
   * with which the library calculates as doubles, as jq does.
   */
  static JsonNode toNode(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((name, value) -> object.set(String.valueOf(name), toNode(value)));
      return object;
    }
    if (tree instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(toNode(item)));
      return array;
    }
    if (tree instanceof BigDecimal number) {
      return number(number);
    }
    if (tree instanceof Boolean bool) {
      return BooleanNode.valueOf(bool);
    }
    return tree == null ? NullNode.getInstance() : TextNode.valueOf(tree.toString());
  }

  private static JsonNode number(BigDecimal number) {
    if (number.scale() > 0 || number.precision() - number.scale() > MAX_DIGITS) {
      return DecimalNode.valueOf(number);
    }
    BigInteger whole = number.toBigIntegerExact();
    return fitsLong(whole)
        ? JsonNodeUtils.asNumericNode(whole.longValue())
        : DecimalNode.valueOf(number);
  }

  static boolean fitsLong(BigInteger number) {
    return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0;
  }

  /** Returns a whole double as an integer, as jq prints it; one that is not exact stays. */
  static JsonNode simplified(JsonNode node) {
    if (!(node instanceof DoubleNode)) {
      return node;
    }
    double number = node.asDouble();
    return number == Math.rint(number) && Math.abs(number) <= MAX_EXACT
        ? JsonNodeUtils.asNumericNode(number)
        : node;
  }

  /** Returns a node as maps, lists, strings, numbers, booleans and nulls. */
  static @Nullable Object toTree(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          map.put(member.getKey(), toTree(member.getValue()));
        }
        yield map;
      }
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(item -> list.add(toTree(item)));
        yield list;
      }
      case NUMBER -> toNumber(node);
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      default -> null;
    };
  }

  /** As jq prints them: not-a-number as null, and infinity as the largest number. */
  private static @Nullable BigDecimal toNumber(JsonNode node) {
    if (!(node instanceof DoubleNode) && !node.isFloat()) {
      return node.decimalValue();
    }
    double number = node.doubleValue();
    if (Double.isNaN(number)) {
      return null;
    }
    double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number));
    return new BigDecimal(Double.toString(finite)).stripTrailingZeros();
  }
}
