/** A run is one thread. */
export const threadId = 1;
