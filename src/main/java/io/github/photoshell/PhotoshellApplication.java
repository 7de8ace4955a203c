package io.github.photoshell;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry point. */
@SpringBootApplication
public class PhotoshellApplication {
  public static void main(String[] args) {
    System.exit(0);
  }
}
