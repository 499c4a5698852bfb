package dev.bindsight.view.screen;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.TableView;

/** A screen with a list that the search field narrows. FX thread. */
public interface Searchable {
    /** Where it is. */
    Place place();

    /** How much of its list fits what was typed. */
    ReadOnlyObjectProperty<Counts> countsProperty();

    /** Its list: who types in it means the field. */
    TableView<?> list();

    /** Goes from the field into the list, with a row selected as soon as the list is current. */
    void enter();
}
