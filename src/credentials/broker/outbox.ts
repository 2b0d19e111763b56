/**
 * Blocks on their way to the broker. They hold here at once, and until the broker's own word of them
 * comes back: no other way round would an account be free again for a moment.
 *
 * @module
 */

import * as v from "valibot";
import type { Block, Scope } from "../block.ts";
import { mergeBlock } from "../blocks.ts";
import type { Means } from "../means.ts";
import type { Notify } from "../notice.ts";
import type { Pauses } from "./backoff.ts";
import { BrokerFailure, type BrokerRequest, type Line } from "./line.ts";
import { changedSchema, type Generation } from "./wire.ts";

/** What is not known to have reached the broker. */
export interface Outbox {
  /** Adds a block; resolves nothing and waits for nothing. */
  merge(block: Block): void;
  /** Takes a block away that was last confirmed at `since`. */
  clear(id: string, scope: Scope, since: number): void;
  /** `standing`, of this account and scope, with what is on its way. */
  over(id: string, scope: Scope, standing: Block | undefined): Block | undefined;
  /** The scopes of an account in which something is on its way. */
  scopesOf(id: string): Scope[];
  /** Lets go of what the broker's state of `generation` has taken in. */
  settle(generation: Generation): void;
}

/** What is on its way for one account in one scope. */
interface Parcel {
  readonly id: string;
  readonly scope: Scope;
  /** The blocks that are taken away first: when each was last confirmed. */
  readonly clears: readonly number[];
  readonly block?: Block;
  /** The generation that has taken it in. */
  readonly done?: Generation;
  /** The broker will not have it: it holds here alone. */
  readonly refused?: true;
}

const REQUEST_MS = 10_000;

/** Creates an outbox; `reached` says which of the broker's states is known. */
export function createOutbox(
  line: Line,
  means: Pick<Means, "now">,
  pauses: Pauses,
  notify: Notify,
  reached: () => Generation | undefined,
): Outbox {
  const parcels = new Map<string, Parcel>();
  let sending = false;

  function put(parcel: Parcel): void {
    parcels.set(nameOf(parcel.id, parcel.scope), parcel);
    if (sending) return;
    sending = true;
    void sendAll();
  }

  async function sendAll(): Promise<void> {
    for (let failures = 0; !pauses.ended;) {
      const parcel = unsent();
      if (parcel === undefined) break;
      try {
        settleOne(parcel, { done: await deliver(parcel) });
        failures = 0;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (isFinal(error)) {
          settleOne(parcel, { refused: true });
          notify({ level: "warning", event: "broker.refused", id: parcel.id, message });
        } else {
          await pauses.after(++failures);
        }
      }
    }
    sending = false;
  }

  function unsent(): Parcel | undefined {
    for (const [name, parcel] of parcels) {
      if (isOver(parcel, means.now())) parcels.delete(name);
      else if (parcel.done === undefined && parcel.refused === undefined) return parcel;
    }
    return undefined;
  }

  async function deliver({ id, scope, clears, block }: Parcel): Promise<Generation> {
    const path = `/v1/blocks/${encodeURIComponent(id)}/${encodeURIComponent(scope)}`;
    let generation: Generation | undefined;
    for (const since of clears) {
      generation = await change({ method: "DELETE", path: `${path}?ifSince=${since}` });
    }
    if (block !== undefined) {
      generation = await change({ method: "POST", path: "/v1/blocks", body: block });
    }
    return generation ?? { boot: "", counter: 0 };
  }

  async function change(request: BrokerRequest): Promise<Generation> {
    const { body } = await line.ask(request, REQUEST_MS);
    const answer = v.safeParse(changedSchema, body);
    if (!answer.success) throw new BrokerFailure("its answer is in no form this version knows");
    return answer.output.generation;
  }

  /** Notes what became of a parcel, unless another one has taken its place meanwhile. */
  function settleOne(parcel: Parcel, outcome: Pick<Parcel, "done" | "refused">): void {
    const name = nameOf(parcel.id, parcel.scope);
    if (parcels.get(name) !== parcel) return;
    parcels.set(name, { ...parcel, ...outcome });
    const known = reached();
    if (known !== undefined) settle(known);
  }

  function settle(generation: Generation): void {
    for (const [name, { done }] of parcels) {
      if (done === undefined) continue;
      if (done.boot !== generation.boot || done.counter <= generation.counter) {
        parcels.delete(name);
      }
    }
  }

  return {
    merge(block) {
      const { credentialId: id, scope } = block;
      const before = parcels.get(nameOf(id, scope));
      const merged = before?.block === undefined ? block : mergeBlock(before.block, block);
      put({ id, scope, block: merged, clears: before?.clears ?? [] });
    },
    clear(id, scope, since) {
      const before = parcels.get(nameOf(id, scope))?.clears ?? [];
      put({ id, scope, clears: [...new Set([...before, since])] });
    },
    over(id, scope, standing) {
      const parcel = parcels.get(nameOf(id, scope));
      if (parcel === undefined) return standing;
      const cleared = standing !== undefined && parcel.clears.includes(standing.since);
      const left = cleared ? undefined : standing;
      if (left === undefined || parcel.block === undefined) return parcel.block ?? left;
      return mergeBlock(left, parcel.block);
    },
    scopesOf: (id) =>
      [...parcels.values()].filter((one) => one.id === id).map(({ scope }) => scope),
    settle,
  };
}

function nameOf(id: string, scope: Scope): string {
  return `${id} ${scope}`;
}

/** A block that is over need not be told; that one was taken away is told in any case. */
function isOver({ block, clears, done, refused }: Parcel, now: number): boolean {
  if (block !== undefined && block.until > now) return false;
  return clears.length === 0 || done !== undefined || refused !== undefined;
}

/** Asking again will not help; a token that is not known may be let in again. */
function isFinal(error: unknown): boolean {
  const status = error instanceof BrokerFailure ? error.status : undefined;
  return status !== undefined && [400, 403, 404, 405, 413, 415, 422].includes(status);
}
