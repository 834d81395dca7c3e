package rollcall.client;

import com.google.protobuf.Message;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A list, fetched page by page. */
final class Pages<Q extends Message, P extends Message, T> implements Iterator<T> {
  private final Function<Q, P> list;
  private final Function<P, List<T>> itemsOf;
  /** That of the next page; null behind the last. */
  private Q request;
  private Iterator<T> fetched = Collections.emptyIterator();

  Pages(Function<Q, P> list, Q request, Function<P, List<T>> itemsOf) {
    this.list = list;
    this.request = request;
    this.itemsOf = itemsOf;
  }

  @Override
  public boolean hasNext() {
    while (!fetched.hasNext() && request != null) {
      P page = Client.call(list, request);
      fetched = itemsOf.apply(page).iterator();
      request = next(page);
    }
    return fetched.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.next();
  }

  @SuppressWarnings("unchecked") // A builder builds what it is of.
  private Q next(P page) {
    Object token = page.getField(page.getDescriptorForType().findFieldByName("next_page_token"));
    if ("".equals(token)) {
      return null;
    }
    var field = request.getDescriptorForType().findFieldByName("page_token");
    return (Q) request.toBuilder().setField(field, token).build();
  }
}
