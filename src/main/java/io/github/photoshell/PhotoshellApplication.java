package io.github.photoshell;

import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The entry point. Nothing is configured automatically, and no configuration file is read, because
 * both would slow down the start.
 */
@SpringBootConfiguration
@ComponentScan
public class PhotoshellApplication {
  /** The bean definitions that the build prepares; missing if only the compiler has run. */
  private static final String PREPARED =
      "PhotoshellApplication__ApplicationContextInitializer.class";

  public static void main(String[] args) {
    // Output and files use the same digits and formats on every computer.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(run(args));
  }

  /** Returns the exit code. */
  private static int run(String... args) {
    StartOptions startOptions;
    try {
      startOptions = StartOptions.of(System.getenv(), args);
    } catch (UsageException e) {
      return failed(args, ExitCode.USAGE, e.getMessage(), e.next());
    }
    // photoshell does not log, and a library's log line would break the line being typed.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LogManager.getLogManager().reset();
    boolean isBuild = Boolean.getBoolean("spring.aot.processing");
    if (!isBuild && PhotoshellApplication.class.getResource(PREPARED) != null) {
      System.setProperty("spring.aot.enabled", "true");
    }
    SpringApplication application = new QuickApplication();
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    // A single command then makes only the beans it needs, and no terminal.
    application.setLazyInitialization(true);
    application.setLogStartupInfo(false);
    // --json belongs to photoshell's commands, not to Spring Boot.
    application.setAddCommandLineProperties(false);
    // No property has a value to convert.
    application.setAddConversionService(false);
    // Spring Boot's own read configuration files, also one in the user's folder.
    application.setListeners(List.of());
    application.setInitializers(List.of(context -> prepare(context, startOptions)));
    try (ConfigurableApplicationContext context = application.run()) {
      return SpringApplication.exit(context);
    } catch (SpringApplication.AbandonedRunException e) {
      // The build only processes the context and does not run it.
      throw e;
    } catch (RuntimeException e) {
      if (isShuttingDown()) {
        // A signal, such as SIGTERM, ends the start; Spring then creates no more beans.
        return ExitCode.INTERRUPTED.exitCode();
      }
      return failed(
          args,
          ExitCode.NO_ANSWER,
          "photoshell could not start: " + e.getMessage(),
          "This is a bug in photoshell. Please report it.");
    }
  }

  /** Takes no settings of Spring's own, such as SPRING_MAIN_BANNER_MODE; looking takes 40 ms. */
  private static final class QuickApplication extends SpringApplication {
    QuickApplication() {
      super(PhotoshellApplication.class);
    }

    @Override
    protected void bindToSpringApplication(ConfigurableEnvironment environment) {
      // All settings are made above.
    }
  }

  private static void prepare(ConfigurableApplicationContext context, StartOptions startOptions) {
    context.getBeanFactory().registerSingleton("launch", startOptions);
    BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
    // It looks for annotated listeners in every bean, and there are none.
    String listenerSearch = AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME;
    if (beans.containsBeanDefinition(listenerSearch)) {
      beans.removeBeanDefinition(listenerSearch);
    }
  }

  private static boolean isShuttingDown() {
    Thread hook = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static int failed(String[] args, ExitCode exitCode, String message, String next) {
    CommandResult result = CommandResult.failed(exitCode, message, next).withoutSecrets();
    if (List.of(args).contains("--json") || List.of(args).contains("--jq")) {
      System.err.println(result.errorJson(""));
    } else {
      result.lines().forEach(System.err::println);
    }
    return exitCode.exitCode();
  }
}
