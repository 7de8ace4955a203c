package io.github.photoshell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that Windows cannot run. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPosix.Condition.class)
public @interface NeedsPosix {
  /** Returns what Windows lacks. */
  String value();

  /** Skips the test on Windows. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String reason =
          AnnotationSupport.findAnnotation(context.getElement(), NeedsPosix.class)
              .map(NeedsPosix::value)
              .orElse("");
      return OS.WINDOWS.isCurrentOs()
          ? ConditionEvaluationResult.disabled("not on Windows: " + reason)
          : ConditionEvaluationResult.enabled(reason);
    }
  }
}
