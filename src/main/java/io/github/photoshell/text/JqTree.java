package io.github.photoshell.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.VariableAccess;
import net.thisptr.jackson.jq.internal.tree.VariableKeyFieldConstruction;
import net.thisptr.jackson.jq.internal.tree.literal.StringLiteral;
import net.thisptr.jackson.jq.internal.tree.matcher.matchers.ObjectMatcher.FieldMatcher;
import net.thisptr.jackson.jq.internal.tree.matcher.matchers.ValueMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads and corrects the syntax trees of the jq library, whose fields are private: its own
 * operators overflow silently, and it finds unknown functions and variables too late.
 */
final class JqTree {
  private static final String LIBRARY = "net.thisptr.jackson.jq.";

  private JqTree() {}

  /** A function with a number of arguments. */
  record Call(String name, int arguments) {}

  /** Replaces all operators below an expression or a function. */
  static void makeArithmeticExact(Object root) {
    walk(
        root,
        node -> {
          for (Field field : fields(node)) {
            if (field.getType() == BinaryOperator.class
                && read(field, node) instanceof BinaryOperator operator
                && !(operator instanceof JqArithmetic)) {
              write(field, node, new JqArithmetic(operator));
            }
          }
        });
  }

  /** Returns the functions that are called by name; not those of modules. */
  static List<Call> calls(Object root) {
    List<Call> calls = new ArrayList<>();
    walk(
        root,
        node -> {
          if (node instanceof FunctionCall && member(node, "moduleName") == null) {
            calls.add(call(member(node, "name"), member(node, "args")));
          }
        });
    return calls;
  }

  /** Returns the functions that the filter defines, with their parameters, which are functions. */
  static List<Call> definitions(Object root) {
    List<Call> defined = new ArrayList<>();
    walk(
        root,
        node -> {
          if (node instanceof FunctionDefinition) {
            Object parameters = member(node, "args");
            defined.add(call(member(node, "fname"), parameters));
            if (parameters instanceof List<?> list) {
              list.forEach(name -> defined.add(new Call(String.valueOf(name), 0)));
            }
          }
        });
    return defined;
  }

  /** Returns the variables that are read and set nowhere in the filter. */
  static Set<String> freeVariables(Object root) {
    Set<String> read = new TreeSet<>();
    Set<String> set = new HashSet<>();
    walk(
        root,
        node -> {
          if (node instanceof VariableAccess || node instanceof VariableKeyFieldConstruction) {
            read.add(String.valueOf(member(node, "name")));
          } else if (node instanceof ValueMatcher) {
            set.add(String.valueOf(member(node, "name")));
          } else if (node instanceof FieldMatcher
              && member(node, "name") instanceof StringLiteral name) {
            set.add(name.value().asText());
          }
        });
    definitions(root).forEach(one -> set.add(one.name().replaceFirst("^\\$", "")));
    read.removeAll(set);
    return read;
  }

  private static Call call(@Nullable Object name, @Nullable Object arguments) {
    return new Call(String.valueOf(name), arguments instanceof List<?> list ? list.size() : 0);
  }

  private static void walk(Object root, Consumer<Object> visitor) {
    walk(root, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void walk(@Nullable Object node, Consumer<Object> visitor, Set<Object> seen) {
    if (node instanceof Iterable<?> items && !isOfLibrary(node)) {
      items.forEach(item -> walk(item, visitor, seen));
    } else if (node instanceof Map<?, ?> map) {
      map.values().forEach(item -> walk(item, visitor, seen));
    } else if (node != null && isOfLibrary(node) && seen.add(node)) {
      visitor.accept(node);
      for (Field field : fields(node)) {
        if (!field.getType().isPrimitive()) {
          walk(read(field, node), visitor, seen);
        }
      }
    }
  }

  /** Scopes hold all functions, not syntax trees. */
  private static boolean isOfLibrary(Object node) {
    return node.getClass().getName().startsWith(LIBRARY)
        && !(node instanceof Scope)
        && !(node instanceof Enum<?>);
  }

  private static List<Field> fields(Object node) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = node.getClass();
        type != null && type.getName().startsWith(LIBRARY);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static @Nullable Object member(Object node, String name) {
    return fields(node).stream()
        .filter(field -> field.getName().equals(name))
        .map(field -> read(field, node))
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Object read(Field field, Object node) {
    try {
      return field.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Field field, Object node, Object value) {
    try {
      field.set(node, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
