package io.github.photoshell;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.Accidents;
import io.github.photoshell.shell.Interruption;
import io.github.photoshell.shell.Launch;
import io.github.photoshell.shell.Prompt;
import io.github.photoshell.shell.UsageException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The entry point. */
@SpringBootApplication
public class PhotoshellApplication {
  public static void main(String[] args) {
    // Nothing of ours logs, and a library's log line would break the line being typed.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    java.util.logging.LogManager.getLogManager().reset();
    // A file of that name in the user's folder is none of our business.
    System.setProperty("spring.config.location", "classpath:/application.properties");
    Launch launch;
    try {
      launch = Launch.of(args);
    } catch (UsageException wrong) {
      System.err.println(Text.of(wrong.getMessage()).plain());
      System.err.println(Text.of(wrong.next()).plain());
      System.exit(Ending.USAGE.exitCode());
      return;
    }
    SpringApplication application = new SpringApplication(PhotoshellApplication.class);
    application.setLogStartupInfo(false);
    // --size=large belongs to a command of ours, not to Spring Boot.
    application.setAddCommandLineProperties(false);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("launch", launch));
    System.exit(SpringApplication.exit(application.run()));
  }

  @Bean
  Prompt prompt() {
    return () -> Text.of("photoshell");
  }

  @Bean
  Interruption interruption() {
    return () -> {};
  }

  @Bean
  Accidents accidents() {
    return accident -> Answer.failed(Ending.NO_ANSWER, accident.toString(), "");
  }
}
