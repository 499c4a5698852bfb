package dev.bindsight.model;

/** Why a bind was refused. */
public sealed interface BindCause extends Cause
        permits Cause.Held,
                Cause.PrivilegedPort,
                Cause.ReservedPort,
                Cause.AddressNotLocal,
                Cause.AddressNotReady,
                Cause.WrongFamily,
                Cause.ForbiddenByPolicy,
                Cause.EphemeralPortsExhausted,
                Cause.DescriptorsExhausted,
                Cause.InvalidUse,
                Cause.Undetermined {}
