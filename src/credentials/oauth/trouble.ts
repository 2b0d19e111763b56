/**
 * What stopped a login, in words for the person.
 *
 * @module
 */

import { type Call, loadLibrary } from "./library.ts";
import { LoginError, type OAuthFlow } from "./flow.ts";

/** Longest text of an identity provider that is told on. */
const LONGEST = 300;

/** Puts what went wrong with the last request of `call` into a sentence, without anything secret. */
export async function troubleOf(
  error: unknown,
  flow: OAuthFlow,
  { transport: { seen, scrub } }: Pick<Call, "transport">,
): Promise<LoginError> {
  if (error instanceof LoginError) return error;
  const { ResponseBodyError } = await loadLibrary();
  if (error instanceof ResponseBodyError) {
    const { error: code, error_description: said } = error;
    return new LoginError(code, `Cannot log in: ${flow.name} says ${quoted(code, said, scrub)}`);
  }
  const state = seen.trouble ??
    (seen.status === undefined
      ? "it cannot be asked"
      : `it answers with the status ${seen.status}`);
  return new LoginError("no_answer", `Cannot log in: ${flow.name} is no help, ${state}`);
}

/** A code and its explanation, on one line; what is secret is taken out before it is cut short. */
export function quoted(
  code: string,
  said: string | undefined,
  scrub: (text: string) => string = (text) => text,
): string {
  const text = scrub(said === undefined || said === "" ? code : `${code}: ${said}`);
  // deno-lint-ignore no-control-regex
  return text.replace(/[\x00-\x1f\x7f-\x9f]+/g, " ").slice(0, LONGEST);
}
