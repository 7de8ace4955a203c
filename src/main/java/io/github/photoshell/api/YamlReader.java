package io.github.photoshell.api;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads YAML or JSON into maps, lists and strings, and skips members that the shell does not use.
 * It works on parser events, which is three times as fast as building all objects first.
 */
final class YamlReader {
  private static final int MAX_CHARACTERS = 32 * 1024 * 1024;
  private static final int MAX_DEPTH = 100;

  /** Members that are never shown; they make up half of a description. */
  private static final Set<String> UNUSED =
      Set.of(
          "example",
          "examples",
          "headers",
          "security",
          "securitySchemes",
          "servers",
          "style",
          "explode",
          "tags",
          "externalDocs",
          "operationId",
          "encoding");

  /** Parents whose members have free names, so {@link #UNUSED} does not apply to them. */
  private static final Set<String> WITH_FREE_NAMES =
      Set.of("properties", "schemas", "paths", "responses", "parameters", "requestBodies");

  private final Iterator<Event> events;
  private final Map<String, String> texts = new HashMap<>();
  private int depth;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * Returns the document.
   *
   * @throws IOException if it is not YAML, or uses YAML features that a description does not need
   */
  static Map<String, Object> read(String yaml) throws IOException {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_CHARACTERS);
    try {
      YamlReader reading =
          new YamlReader(new Yaml(limits).parse(new StringReader(yaml)).iterator());
      while (reading.events.hasNext()) {
        if (reading.events.next() instanceof MappingStartEvent) {
          return reading.map("");
        }
      }
      return Map.of();
    } catch (YAMLException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(YAMLException unreadable) {
    return unreadable instanceof MarkedYAMLException marked && marked.getProblemMark() != null
        ? "it is not valid YAML at line " + (marked.getProblemMark().getLine() + 1)
        : "it is not valid YAML, or it is too large";
  }

  private Map<String, Object> map(String name) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (true) {
      Event key = events.next();
      if (key instanceof MappingEndEvent) {
        return map;
      }
      if (!(key instanceof ScalarEvent text)) {
        throw new IOException("it has a name that is not text");
      }
      String member = pooled(text.getValue());
      Event value = events.next();
      if (isUnused(name, member)) {
        skip(value);
      } else {
        map.put(member, value(value, member));
      }
    }
  }

  private static boolean isUnused(String parent, String member) {
    return !WITH_FREE_NAMES.contains(parent)
        && (UNUSED.contains(member)
            || (member.startsWith("x-") && !member.equals("x-enum-varnames")));
  }

  private Object value(Event event, String name) throws IOException {
    if (event instanceof ScalarEvent text) {
      return pooled(text.getValue());
    }
    if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
      if (++depth > MAX_DEPTH) {
        throw new IOException("it is nested too deeply");
      }
      Object node = event instanceof MappingStartEvent ? map(name) : items();
      depth--;
      return node;
    }
    // Aliases could expand a small file to a huge tree.
    throw new IOException(
        event instanceof AliasEvent ? "it uses YAML aliases" : "it is not a plain document");
  }

  private List<Object> items() throws IOException {
    List<Object> list = new ArrayList<>();
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      list.add(value(next, ""));
    }
    return list;
  }

  private void skip(Event event) {
    int open = depthChange(event);
    while (open > 0) {
      open += depthChange(events.next());
    }
  }

  private static int depthChange(Event event) {
    if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
      return 1;
    }
    return event instanceof MappingEndEvent || event instanceof SequenceEndEvent ? -1 : 0;
  }

  private String pooled(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
