package dev.bindsight.model;

/** Why a program printed an error, where that is the cause of no attempt of Bindsight's own. */
public sealed interface ReportCause extends Cause permits Cause.HoldsNoLonger, Cause.TlsFailed {}
