/** Lists, fetched page by page. */

/**
 * What a list has, fetched as it is needed:
 *
 *     items((pageToken) => client.management.tokens.listTokens({ directoryId, pageToken }),
 *           (page) => page.tokens)
 */
export async function* items<P extends { nextPageToken: string }, T>(
  list: (pageToken: string) => Promise<P>,
  itemsOf: (page: P) => T[],
  pageToken = "",
): AsyncGenerator<T, void, undefined> {
  let next = pageToken;
  do {
    const page = await list(next);
    yield* itemsOf(page);
    next = page.nextPageToken;
  } while (next !== "");
}
