package rollcall.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import rollcall.event.v1.Event;
import rollcall.event.v1.EventFilter;
import rollcall.event.v1.ListEventsRequest;
import rollcall.event.v1.ListEventsResponse;

/** The events that there are, fetched page by page. */
final class Events implements Iterator<Event> {
  private static final int EVENTS_MAX = 1_000;

  private final Function<ListEventsRequest, ListEventsResponse> list;
  /** That of the next page. */
  private final ListEventsRequest.Builder request;

  private boolean hasMore = true;
  private Iterator<Event> fetched = Collections.emptyIterator();

  Events(
      Function<ListEventsRequest, ListEventsResponse> list, String cursor, EventFilter filter) {
    this.list = list;
    request =
        ListEventsRequest.newBuilder()
            .setCursor(cursor)
            .setFilter(filter)
            .setPageSize(EVENTS_MAX);
  }

  @Override
  public boolean hasNext() {
    while (!fetched.hasNext() && hasMore) {
      ListEventsResponse page = Client.call(list, request.build());
      fetched = page.getEventsList().iterator();
      request.setCursor(page.getNextCursor());
      hasMore = page.getHasMore();
    }
    return fetched.hasNext();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.next();
  }
}
