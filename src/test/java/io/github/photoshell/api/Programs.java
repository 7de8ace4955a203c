package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.http.Exchange;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import okio.Okio;
import retrofit2.Retrofit;

/** Writes exported programs into a folder and runs them there. */
final class Programs {
  private final Path folder;
  private final ProgramRunner programs;

  Programs(Path folder, String portal, String token) {
    this.folder = folder;
    this.programs = new ProgramRunner(folder, portal, token);
  }

  /** Skips the test if the language's interpreter is not installed. */
  void assumeRuns(ExportLanguage exportLanguage) {
    assumeTrue(
        switch (exportLanguage) {
          case CURL -> programs.isAvailable("curl", "--version");
          case HTTPIE -> programs.isAvailable("http", "--version");
          case PYTHON -> programs.isAvailable("python3", "-c", "import requests");
          case NODE -> programs.isAvailable("node", "--version");
          case JAVA -> true;
        });
  }

  ProgramResult run(ExportLanguage exportLanguage, Exchange exchange)
      throws IOException, InterruptedException {
    return run(exportLanguage, String.join("\n", exportLanguage.program(exchange)) + "\n");
  }

  /** Runs the short form; in Java it is wrapped in a class. */
  ProgramResult runShortForm(ExportLanguage exportLanguage, Exchange exchange)
      throws IOException, InterruptedException {
    String code = String.join("\n", exportLanguage.shortForm(exchange)) + "\n";
    return run(
        exportLanguage,
        exportLanguage == ExportLanguage.JAVA
            ? "import okhttp3.*;\npublic class Call {\n"
                + "public static void main(String[] args) throws Exception {\n"
                + code
                + "}\n}\n"
            : code);
  }

  private ProgramResult run(ExportLanguage exportLanguage, String program)
      throws IOException, InterruptedException {
    return programs.run(
        switch (exportLanguage) {
          case CURL, HTTPIE -> List.of("sh", file("call.sh", program));
          case PYTHON -> List.of("python3", file("call.py", program));
          case NODE -> List.of("node", file("call.js", program));
          case JAVA -> compiled(program);
        },
        Map.of());
  }

  private String file(String name, String program) throws IOException {
    return Files.writeString(folder.resolve(name), program).toString();
  }

  private List<String> compiled(String program) throws IOException {
    String jars =
        Stream.of(Retrofit.class, OkHttpClient.class, Okio.class, Moshi.class, kotlin.Unit.class)
            .map(handler -> handler.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", jars, file("Call.java", program));
    assertThat(code).as("compiles:\n" + program).isZero();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = folder + File.pathSeparator + jars;
    return List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, "Call");
  }
}
