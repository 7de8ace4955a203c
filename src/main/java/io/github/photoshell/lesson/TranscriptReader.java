package io.github.photoshell.lesson;

import io.github.photoshell.shell.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads transcripts: Markdown with {@code console} blocks of typed lines and their output. Comments
 * after a line record its effects on the practice portal; pages do not show them.
 */
public final class TranscriptReader {
  /** Opens a block. The fence is longer if the output contains a fence. */
  static final String CONSOLE = "console";

  private static final Pattern OPEN = Pattern.compile("^(```+)" + CONSOLE + "\\s*$");

  /** A prompt is {@code photoshell}, or has the user in brackets; output may contain a '>'. */
  private static final Pattern TYPED =
      Pattern.compile("^(photoshell|[^\\s<>][^<>]*\\([^()<>]+\\)[^<>]*)>(?: (.*))?$");

  private static final Pattern MARK = Pattern.compile("^<!-- did: (.*) -->$");

  /**
   * A typed line. One without any text, at the beginning, has the state before the first line.
   *
   * @param block the index of the block
   * @param prompt the prompt without {@code "> "}
   * @param output the lines of the output
   * @param goals its effects on the practice portal, as goals
   */
  public record Entry(
      int block, String prompt, String typed, List<String> output, List<String> goals) {
    public Entry {
      output = List.copyOf(output);
      goals = List.copyOf(goals);
    }

    /** Adds the next line: more typed text while a quote is open, else output. */
    private Entry withOutput(String line) {
      return output.isEmpty() && Tokenizer.isOpen(typed)
          ? new Entry(block, prompt, typed + "\n" + line, output, goals)
          : new Entry(block, prompt, typed, append(output, line), goals);
    }

    private Entry withGoal(String mark) {
      return new Entry(block, prompt, typed, output, append(goals, mark));
    }

    private static List<String> append(List<String> lines, String line) {
      List<String> all = new ArrayList<>(lines);
      all.add(line);
      return all;
    }
  }

  private TranscriptReader() {}

  static String mark(String goal) {
    return "<!-- did: " + goal + " -->";
  }

  /** Returns the typed lines of all blocks of a page. */
  public static List<Entry> read(List<String> page) {
    List<Entry> entries = new ArrayList<>();
    String fence = "";
    int blocks = 0;
    for (String line : page) {
      Matcher open = OPEN.matcher(line);
      Matcher typed = TYPED.matcher(line);
      Matcher mark = MARK.matcher(line);
      int last = entries.size() - 1;
      if (fence.isEmpty() && open.matches()) {
        fence = open.group(1);
        blocks++;
      } else if (!fence.isEmpty() && line.stripTrailing().equals(fence)) {
        fence = "";
      } else if (!fence.isEmpty() && typed.matches()) {
        String words = typed.group(2) == null ? "" : typed.group(2);
        entries.add(new Entry(blocks - 1, typed.group(1), words, List.of(), List.of()));
      } else if (!fence.isEmpty() && last >= 0 && entries.get(last).block() == blocks - 1) {
        entries.set(last, entries.get(last).withOutput(line));
      } else if (fence.isEmpty() && last >= 0 && mark.matches()) {
        entries.set(last, entries.get(last).withGoal(mark.group(1)));
      } else if (fence.isEmpty() && mark.matches()) {
        entries.add(new Entry(-1, "", "", List.of(), List.of(mark.group(1))));
      }
    }
    return entries;
  }
}
