/** What a create call needs beside the order. */
export interface CreateOptions {
  /** Our id of this attempt; unique per account, also the key for finding the task again (kling-api.md §2.2). */
  externalTaskId: string;
  callbackUrl?: string | undefined;
}

/** A create call as it goes out. */
export interface CreateRequest {
  path: string;
  body: Record<string, unknown>;
}
