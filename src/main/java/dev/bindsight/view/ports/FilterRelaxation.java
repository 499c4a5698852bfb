package dev.bindsight.view.ports;

/**
 * A filter with one word less.
 *
 * @param word the word left out
 * @param text the filter without it
 * @param matches how many sockets it lets through
 */
public record FilterRelaxation(String word, String text, int matches) {}
