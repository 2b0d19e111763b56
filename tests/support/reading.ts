/**
 * Reading an answer step by step, as a client that sees it come.
 *
 * @module
 */

/** A body being read. */
export interface Reading {
  /** All text so far. */
  readonly text: string;
  /** Whether the body has ended, and how. */
  readonly ended: "open" | "closed" | "broken";
  /** Resolves when it has ended. */
  readonly end: Promise<void>;
  /** Goes away. */
  leave(): Promise<void>;
}

/** Reads all of `response` from now on. */
export function readAlong(response: Response): Reading {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = "";
  let ended: Reading["ended"] = "open";
  const end = (async () => {
    try {
      for (;;) {
        const piece = await reader?.read();
        if (piece === undefined || piece.done) break;
        text += decoder.decode(piece.value, { stream: true });
      }
      ended = "closed";
    } catch {
      ended = "broken";
    }
  })();
  return {
    get text() {
      return text;
    },
    get ended() {
      return ended;
    },
    end,
    async leave() {
      await reader?.cancel();
    },
  };
}
