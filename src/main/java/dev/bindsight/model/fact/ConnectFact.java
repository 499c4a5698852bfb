package dev.bindsight.model.fact;

/** What bears out why a connect failed, or why its connection is of no use. */
public sealed interface ConnectFact extends Fact
        permits AnswerFact, ControlFact, ListenerFact, NameFact, SourceFact, WayFact {}
