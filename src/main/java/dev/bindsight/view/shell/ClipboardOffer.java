package dev.bindsight.view.shell;

import dev.bindsight.explain.Asked;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Offers what is on the clipboard while the search field has the focus and is empty, if it is an
 * error or a host with a port. The clipboard is read when the focus comes and at no other time; a
 * text that was taken or declined is not offered again.
 */
public final class ClipboardOffer {
    /** A text that is longer is a document; nobody copied it to ask about it. */
    private static final int LONGEST = 100_000;

    private final SearchModel search;
    private final Supplier<@Nullable String> clipboard;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer =
            new ReadOnlyObjectWrapper<>(this, "offer");
    private @Nullable String settled;

    /**
     * What is offered.
     *
     * @param label what was read from it, short
     * @param text what is put into the field
     * @param pasted what is on the clipboard
     */
    public record Offer(String label, String text, String pasted) {}

    /**
     * Offers nothing yet.
     *
     * @param clipboard the text on it, absent for none
     */
    public ClipboardOffer(SearchModel search, Supplier<@Nullable String> clipboard) {
        this.search = search;
        this.clipboard = clipboard;
        search.typedProperty().subscribe(_ -> withdrawIfTyping());
    }

    /** What is offered now, absent for nothing. */
    public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** The field has got the focus, or lost it. */
    public void focused(boolean has) {
        offer.set(has && search.isEmpty() ? read(clipboard.get()) : null);
    }

    /** Puts what is offered into the field. */
    public void take() {
        Offer taken = offer.get();
        if (taken != null) {
            settled = taken.pasted();
            offer.set(null);
            search.pasted(taken.pasted(), taken.text());
            search.setText(taken.text());
        }
    }

    /** Does not offer this text again. */
    public void decline() {
        Offer declined = offer.get();
        if (declined != null) {
            settled = declined.pasted();
            offer.set(null);
        }
    }

    private void withdrawIfTyping() {
        if (!search.isEmpty()) {
            offer.set(null);
        }
    }

    private @Nullable Offer read(@Nullable String pasted) {
        if (pasted == null || pasted.length() > LONGEST || pasted.equals(settled)) {
            return null;
        }
        String text = search.oneLine(pasted);
        return switch (search.read(text)) {
            case Asked.Failure(ReportedError error) ->
                    new Offer(label(error.errno(), error.host(), error.port()), text, pasted);
            case Asked.Place(HostAndPort place) -> new Offer(place.toString(), text, pasted);
            case Asked.Url(var _, HostAndPort place) ->
                    // the rest of it may hold a password
                    new Offer(place.toString(), text, pasted);
            case Asked.OnePort _, Asked.Words _ -> null;
        };
    }

    private static String label(String errno, @Nullable String host, @Nullable Port port) {
        return port == null ? errno : errno + " " + new HostAndPort(host == null ? "" : host, port);
    }
}
