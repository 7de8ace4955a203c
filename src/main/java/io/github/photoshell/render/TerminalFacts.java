package io.github.photoshell.render;

import org.jspecify.annotations.Nullable;

/**
 * What the terminal is and can do.
 *
 * @param input whether what is typed comes from a terminal
 * @param output whether results go to one
 * @param controlled whether the library that controls terminals could be loaded
 * @param kind as in {@code xterm-256color}; empty when nothing says
 * @param columns null where results go to no terminal
 * @param rows null where nobody knows
 * @param colour whether results are shown in colour
 * @param noColour whether the user asked for none
 * @param locale the setting that names the letters, as in {@code LANG=en_GB.UTF-8}; or empty
 */
public record TerminalFacts(
    boolean input,
    boolean output,
    boolean controlled,
    String kind,
    @Nullable Integer columns,
    @Nullable Integer rows,
    boolean colour,
    boolean noColour,
    String locale) {}
