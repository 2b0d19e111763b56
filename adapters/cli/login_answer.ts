/**
 * The answer to a login over a browser: from loopback or from the person, whichever comes first.
 *
 * @module
 */

import {
  type CodeFlow,
  type CodeLogin,
  type LoggedIn,
  LoginError,
  type OAuthConfig,
} from "../../mod.ts";
import type { LoginParts } from "./login_parts.ts";
import { listenOnLoopback, type Loopback, type Taken } from "./loopback.ts";
import { Refusal } from "./surroundings.ts";

/** A login whose answer is waited for. */
export interface Waiting {
  readonly oauth: OAuthConfig;
  /** Whether only the person can bring it. */
  readonly paste: boolean;
  readonly begin: (redirectUri: string) => Promise<CodeLogin>;
  /** Shows the address to go to, and where the browser is waited for. */
  readonly show: (url: string, waitsOn: string | undefined) => void;
}

/** How long a person may take. */
const PATIENCE_MS = 5 * 60_000;

const NO_ANSWER = "Cannot log in: the input ended without an answer";

/** Where a browser on another machine is sent, if any port will do; nobody is there. */
const NOBODYS_PORT = 53_135;

/**
 * Waits.
 *
 * @throws {LoginError} if the login is refused, or nobody answers in five minutes.
 * @throws {Refusal} if there is no way for an answer to come.
 */
export async function awaitAnswer(
  { oauth, paste, begin, show }: Waiting,
  parts: LoginParts,
): Promise<LoggedIn> {
  const redirect = redirectOf(oauth);
  const fixed = oauth.callbackPort ?? redirect.port;
  let resolve: (granted: LoggedIn) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const answered = new Promise<LoggedIn>((...both) => [resolve, reject] = both);
  // Whoever waits for it may not wait yet.
  answered.catch(() => {});
  let pending: CodeLogin | undefined;

  async function take(answer: string): Promise<Taken> {
    try {
      const granted = await pending?.finish(answer, parts.signal);
      if (granted === undefined) return "ignored";
      resolve(granted);
      return "done";
    } catch (error) {
      reject(error);
      return "failed";
    }
  }

  const loopback = paste ? undefined : await listen({ ...redirect, fixed, take }, parts);
  const patience = parts.means.after(PATIENCE_MS);
  const leave = (): void => reject(new LoginError("no_answer", "Cannot log in: it was called off"));
  parts.signal?.addEventListener("abort", leave, { once: true });
  try {
    const port = loopback?.port ?? fixed ?? NOBODYS_PORT;
    const redirectUri = `http://${redirect.host}:${port}${redirect.path}`;
    pending = await begin(redirectUri);
    show(pending.url, loopback === undefined ? undefined : redirectUri);
    void readLines(parts, answered, take).then(() => {
      // Neither a browser nor a person can bring it any more.
      if (loopback === undefined) reject(new LoginError("no_answer", NO_ANSWER));
    }, reject);
    void patience.late.then(() =>
      reject(new LoginError("no_answer", "Cannot log in: nobody answered in five minutes"))
    );
    return await answered;
  } finally {
    patience.cancel();
    parts.signal?.removeEventListener("abort", leave);
    await loopback?.close();
  }
}

/** Where a vendor has no state, an address that nobody can guess does its work. */
function redirectOf({ client: { flow: { code } } }: OAuthConfig): CodeFlow["redirect"] {
  if (code === undefined) return { host: "127.0.0.1", path: "/" };
  const { redirect, keyFor } = code;
  if (keyFor === undefined) return redirect;
  return { ...redirect, path: `${redirect.path}/${crypto.randomUUID()}` };
}

/** Loopback, unless somebody else has the port and the person can paste instead. */
async function listen(
  { host, path, fixed, take }: {
    host: "localhost" | "127.0.0.1";
    path: string;
    fixed: number | undefined;
    take: (query: string) => Promise<Taken>;
  },
  { lines, around }: LoginParts,
): Promise<Loopback | undefined> {
  try {
    return await listenOnLoopback({
      host,
      path,
      port: fixed ?? 0,
      take: (query) => take(`?${query}`),
    });
  } catch {
    const state = `port ${fixed ?? 0} is in use on this machine`;
    if (lines === undefined) throw new Refusal(`Cannot wait for the browser: ${state}`, 1);
    around.err(`Cannot wait for the browser: ${state}\n`);
    return undefined;
  }
}

/** Everything the person types is tried; what is no answer is said to be none. */
async function readLines(
  { lines, around }: LoginParts,
  answered: Promise<unknown>,
  take: (answer: string) => Promise<Taken>,
): Promise<void> {
  if (lines === undefined) return;
  const typed = lines[Symbol.asyncIterator]();
  const ended = answered.then(() => undefined, () => undefined);
  for (;;) {
    const next = await Promise.race([typed.next(), ended]);
    if (next === undefined || next.done === true) return;
    if (next.value.trim() === "") continue;
    if (await take(next.value) !== "ignored") return;
    around.err("That is no answer to this login: paste the whole address of the last page.\n");
  }
}
