/** How long to wait before the next attempt. */

import { setTimeout as sleep } from "node:timers/promises";

/** The longest pause after the first failure; it doubles with each further one. */
const FIRST_PAUSE_MAX_MS = 100;
const PAUSE_MAX_MS = 10_000;

/**
 * Waits after so many failures before this one: anywhere between nothing and the
 * longest, so that clients that failed together do not come back together. It ends
 * early with `signal`.
 */
export async function pause(failures: number, signal?: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MAX_MS * 2 ** failures, PAUSE_MAX_MS);
  const options = signal === undefined ? {} : { signal };
  await sleep(Math.random() * longest, undefined, options).catch(() => undefined);
}
