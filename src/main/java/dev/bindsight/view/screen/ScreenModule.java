package dev.bindsight.view.screen;

import dev.bindsight.view.look.OnDemand;

import org.kordamp.ikonli.feather.Feather;

/**
 * A screen as the window knows it before anybody looked at it. The rail, the keys, the palette and
 * the end of the window go by the list of these.
 *
 * @param place which one
 * @param icon its icon
 * @param title its name in the rail and in the palette
 * @param screen the screen, made when it is shown for the first time
 * @param <S> its class, for those who enter it with something to do
 */
public record ScreenModule<S extends Screen>(
        Place place, Feather icon, String title, OnDemand<S> screen) {}
