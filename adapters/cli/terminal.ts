/**
 * What a person types, or a program pipes in.
 *
 * @module
 */

import type { Input } from "./surroundings.ts";

/** The part of standard input that is needed. */
export interface Stdin {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  setEncoding(encoding: "utf8"): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: "data", listener: (chunk: string) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  off(event: "data", listener: (chunk: string) => void): unknown;
  off(event: "end", listener: () => void): unknown;
}

/** More than this is no secret, and is not waited for. */
const MOST_CHARACTERS = 64 * 1024;

/** What is read from `stdin`; `echo` is where questions go. */
export function inputFrom(stdin: Stdin, echo: (text: string) => void): Input {
  return {
    isTerminal: stdin.isTTY === true,
    text: () => listen(stdin, piped),
    async hidden(question) {
      echo(question);
      stdin.setRawMode?.(true);
      try {
        return await listen(stdin, typed);
      } finally {
        stdin.setRawMode?.(false);
        echo("\n");
      }
    },
    lines: () => linesOf(stdin),
  };
}

/** A line may be typed in pieces, and several may be piped in at once. */
async function* linesOf(stdin: Stdin): AsyncGenerator<string> {
  let rest = "";
  let open = true;
  let wake = (): void => {};
  const take = (chunk: string): void => {
    // Nobody types that much; what is piped in without a line end is not kept.
    rest = (rest + chunk).slice(-MOST_CHARACTERS);
    wake();
  };
  const ended = (): void => {
    open = false;
    wake();
  };
  stdin.setEncoding("utf8");
  stdin.on("data", take);
  stdin.on("end", ended);
  stdin.resume();
  try {
    for (;;) {
      const cut = rest.indexOf("\n");
      if (cut >= 0) {
        const line = rest.slice(0, cut);
        rest = rest.slice(cut + 1);
        yield line.replace(/\r$/, "");
      } else if (open) {
        await new Promise<void>((resolve) => wake = resolve);
      } else {
        if (rest !== "") yield rest;
        return;
      }
    }
  } finally {
    stdin.off("data", take);
    stdin.off("end", ended);
    stdin.pause();
  }
}

/** All that came so far, and whether no more is wanted. */
interface Typed {
  readonly text: string;
  readonly end?: "done" | "called off";
}

function piped(chunk: string, before: string): Typed {
  const text = before + chunk;
  return text.length > MOST_CHARACTERS ? { text: "", end: "called off" } : { text };
}

/** In raw mode nobody else looks after the keys that edit, end and call off. */
function typed(chunk: string, before: string): Typed {
  let text = before;
  for (const key of chunk) {
    if (key === "\r" || key === "\n" || key === "\x04") return { text, end: "done" };
    if (key === "\x03") return { text, end: "called off" };
    if (key === "\x7f" || key === "\b") text = text.slice(0, -1);
    else if (key === "\x15") text = "";
    else text += key;
  }
  return { text };
}

/** Resolves with all that came; `undefined` when it was called off, or was too long. */
function listen(
  stdin: Stdin,
  step: (chunk: string, before: string) => Typed,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const end = (result: string | undefined): void => {
      stdin.off("data", take);
      stdin.off("end", ended);
      stdin.pause();
      resolve(result);
    };
    const take = (chunk: string): void => {
      const next = step(chunk, text);
      text = next.text;
      if (next.end !== undefined) end(next.end === "done" ? text : undefined);
    };
    const ended = (): void => end(text);
    stdin.setEncoding("utf8");
    stdin.on("data", take);
    stdin.on("end", ended);
    stdin.resume();
  });
}
