package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;

public interface ItemGroup<T extends Item> extends Saveable {
    @NonNull
    String getFullName();

    Collection<T> getItems();
}
