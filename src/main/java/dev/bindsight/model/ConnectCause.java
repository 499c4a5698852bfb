package dev.bindsight.model;

/**
 * Why a connect failed, or its connection is of no use. That of a bind may be among them: a connect
 * from a place binds it first.
 */
public sealed interface ConnectCause extends Cause
        permits Cause.Held,
                Cause.PrivilegedPort,
                Cause.WrongFamily,
                Cause.NothingListening,
                Cause.ListeningElsewhere,
                Cause.AcceptQueueFull,
                Cause.NotAccepted,
                Cause.AcceptsButSilent,
                Cause.ConnectionReset,
                Cause.SelfConnected,
                Cause.NoReply,
                Cause.ForbiddenByPolicy,
                Cause.RefusedByFirewall,
                Cause.NoRoute,
                Cause.HostUnreachable,
                Cause.EphemeralPortsExhausted,
                Cause.DescriptorsExhausted,
                Cause.SourceNotLocal,
                Cause.NameNotFound,
                Cause.InvalidUse,
                Cause.Redirected,
                Cause.Undetermined {}
