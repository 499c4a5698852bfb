package dev.bindsight.view.connect;

import dev.bindsight.view.navigation.Navigation;

import java.time.InstantSource;

/**
 * Where the links and buttons of a card lead.
 *
 * @param model carries offers out and asks controls
 * @param navigation leads to other screens
 * @param clock tells how long a certificate is valid
 */
record CardActions(ConnectModel model, Navigation navigation, InstantSource clock) {}
