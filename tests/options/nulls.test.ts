/**
 * `null` is the same as absent, in every optional field of every wire and however deep it stands:
 * what goes to the provider is the same to the byte, and so is what is told of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  OPTION_TARGETS,
  OPTION_WIRES,
  type OptionTarget,
  type OptionWire,
} from "../../src/dialects/options.ts";
import { type Json, object } from "../support/json.ts";
import { BODIES } from "./full_bodies.ts";
import { MODELS, type Outcome, send } from "./walk.ts";

/** What is not the wire's: there `null` is a value like any other. */
const DATA: ReadonlySet<string> = new Set([
  "schema",
  "parameters",
  "input_schema",
  "parametersJsonSchema",
  "responseJsonSchema",
  "input_examples",
  "args",
  "response",
  "metadata",
  "labels",
  "logit_bias",
]);

/** What is passed over whole by every other wire, or refused for what is in it. */
const FOREIGN: ReadonlySet<string> = new Set(["context_management", "googleSearch"]);

type Path = readonly (string | number)[];

/** The paths of all fields. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => pathsOf(item, [...path, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...(DATA.has(name) || FOREIGN.has(name) ? [] : pathsOf(inner, [...path, name])),
  ]);
}

/** A copy with `put` in the place of the field at `path`. */
function withAt(value: unknown, [step, ...rest]: Path, put: null | undefined): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((item, index) => index === step ? withAt(item, rest, put) : item);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === step ? withAt(inner, rest, put) : inner,
    ]),
  );
}

/** Where the form of the answer stands, which one wire of providers refuses, and documents with it. */
const FORMS: Readonly<Record<OptionWire, Path>> = {
  chat: ["response_format"],
  responses: ["text", "format"],
  messages: ["output_config", "format"],
  gemini: ["generationConfig", "responseJsonSchema"],
};

const DOCUMENTS: ReadonlySet<unknown> = new Set(["file", "input_file", "document"]);

/** As much as a provider of `target` can be told. */
function fullBody(wire: OptionWire, target: OptionTarget): Json {
  if (target === "converse") return inS3(BODIES[wire]);
  if (target !== "pi") return BODIES[wire];
  const formless = withAt(BODIES[wire], FORMS[wire], undefined);
  return object(JSON.parse(JSON.stringify(formless, (_, value) => withoutDocuments(value))));
}

/** What lies at an address is nothing to a provider that fetches none but its own. */
function inS3(body: Json): Json {
  return object(JSON.parse(JSON.stringify(body).replaceAll("https://a.example/", "s3://bucket/")));
}

function withoutDocuments(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((one) => !DOCUMENTS.has(one?.type)) : value;
}

function bodyOf(wire: OptionWire, target: OptionTarget, paths: readonly Path[], put?: null): Json {
  let body: unknown = { model: `up/${MODELS[target]}`, ...fullBody(wire, target) };
  for (const path of paths) body = withAt(body, path, put);
  return body as Json;
}

/** What must be the same. A field that a request cannot be without is named either way. */
function essence({ status, sent, dropped }: Outcome): unknown {
  return { status, dropped, sent: JSON.stringify(sent) };
}

const WIRES = Object.keys(OPTION_WIRES) as OptionWire[];
const TARGETS = Object.keys(OPTION_TARGETS) as OptionTarget[];

describe("null is absent", () => {
  for (const wire of WIRES) {
    for (const target of TARGETS.filter((one) => one !== wire)) {
      test(`in any fields of ${wire}, toward ${target}`, async () => {
        const whole = await send(wire, target, bodyOf(wire, target, []));
        assert.equal(whole.status, 200, JSON.stringify(whole.error));
        const paths = pathsOf(fullBody(wire, target));
        for (const path of paths) {
          assert.deepEqual(
            essence(await send(wire, target, bodyOf(wire, target, [path], null))),
            essence(await send(wire, target, bodyOf(wire, target, [path]))),
            path.join("."),
          );
        }
        await fc.assert(
          fc.asyncProperty(fc.subarray(paths, { minLength: 2 }), async (some) => {
            assert.deepEqual(
              essence(await send(wire, target, bodyOf(wire, target, some, null))),
              essence(await send(wire, target, bodyOf(wire, target, some))),
            );
          }),
          { numRuns: 40 },
        );
      });
    }
  }
});
