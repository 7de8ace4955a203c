package io.github.photoshell.shell;

import org.jspecify.annotations.Nullable;

/**
 * Properties of the terminal.
 *
 * @param input true if input comes from a terminal
 * @param output true if output goes to a terminal
 * @param controlled true if the native terminal library could be loaded
 * @param kind the terminal type, as in {@code xterm-256color}; empty if unknown
 * @param columns null if output does not go to a terminal
 * @param rows null if unknown
 * @param colour true if output is coloured
 * @param noColour true if the user disabled colour
 * @param locale the setting that names the character encoding, as in {@code LANG=en_GB.UTF-8}; or
 *     empty
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
