/**
 * Writes `docs/fidelity.md` from the tables of fidelity, of parts and of earlier turns:
 * `deno run -A scripts/fidelity.ts`.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import {
  type BlockKind,
  BLOCKS,
  HISTORY,
  type Relation,
  RELATIONS,
  type Verdict,
} from "../src/canonical/history.ts";
import { ANSWERED, ASKED, type Behaviour, type Cell } from "../src/dialects/fidelity_table.ts";
import {
  PART_TARGETS,
  PART_WIRES,
  type PartFate,
  type PartPosition,
  type PartRow,
  PARTS,
  type PartSource,
  type PartTarget,
  type PartWire,
} from "../src/dialects/parts_table.ts";
import { evenTable } from "./table.ts";

/** Where the page is. */
export const FIDELITY_PAGE: URL = new URL("../docs/fidelity.md", import.meta.url);

const WIRES = Object.keys(PART_WIRES) as PartWire[];
const TARGETS = Object.keys(PART_TARGETS) as PartTarget[];

const HEAD = `# What survives between any client and any provider

<!-- Generated from src/dialects/fidelity_table.ts, src/dialects/parts_table.ts and
src/canonical/history.ts by scripts/fidelity.ts; do not edit. -->

When a client and a provider speak **the same API, nothing is translated**: the client's own text
goes out with only the model's name replaced, and the provider's own bytes come back. What follows
is about the other sixteen pairs: clients of four APIs, and providers of these and of Bedrock's
Converse, which no client speaks here.

Nothing is lost silently. What a provider has no place for is named in the header \`x-sluice-dropped\`
and in the log; what would change the meaning of a request is answered with 400 and the place of it
in your own body, such as \`messages[2].content[1]\`. Every cell of every table here is tried by a
test on every change. [options.md](./options.md) says the same of every field of a request.
`;

const ANSWERS_HEAD = `## What comes back

- **kept**: it arrives whole.
- **changed**: it arrives in another form.
- **left out**: the client's API has no place for it.
- **–**: providers of that API have no such thing.

A stream says what the whole answer says: that is a law which the tests of each API hold.
`;

const ASKED_HEAD = `## What goes out

Beside the above, **named** says that it is left out and named so in \`x-sluice-dropped\`, and
**refused** that the answer is status 400.
`;

const PARTS_HEAD = `## Pictures, documents, sounds and films

By what it is and where its bytes are, on its way to a provider of each API. Addresses stay
addresses: nothing is fetched here, and none is ever turned into words. An id in a vendor's store
means something to that vendor alone. **own** says that only clients of that very API can say it.
`;

const HISTORY_HEAD = `## Reasoning and the turns before

A model's reasoning carries a signature or comes encrypted, and its maker wants it back unchanged.
Through a client of another API it travels _sealed_, in the place where that client keeps opaque
proofs (\`signature\`, \`encrypted_content\`, \`reasoning_details\`, \`thoughtSignature\`), together with a
mark of its maker, and is opened on the way back. So a conversation can move to another model and
return, and each model sees of the earlier turns what it may:
`;

const HISTORY_TAIL = `
Reasoning never becomes words that were said: models take such words for their own voice. What is
stripped is named \`thinking.signature\`, what is dropped \`thinking\`, \`citations\` or the kind of the
step. Arguments of calls are told byte for byte between APIs that have them as text; clients that
keep them as an object (Anthropic's and Google's) send them back without the model's own spacing.

Results of tools are paired with their calls on the way to another API. A result that comes later is
moved up to its call; an id that is used twice gets a suffix, and its results follow; a second
result is dropped (named \`repeated_tool_results\`); a call without a result gets one that says so
(\`missing_tool_results\`). A result whose call is not in the conversation is answered with 400.

## Caches

Every request begins with the very bytes of the one before it, for every pair, so a provider's
prompt cache stays warm. Cache marks with their lifetimes reach Anthropic, Claude and Nova on
Bedrock, and hosts of Chat Completions that take them (OpenRouter; elsewhere
\`"profile": { "cacheControl": true }\`). Of more than four the last ones in the prompt stay, as each
covers everything before it.

## Tokens

Counts are told in each API's own arithmetic: OpenAI's and Google's prompts include what was read
from a cache, Anthropic's and Bedrock's do not; reasoning is part of what was generated. A client
that leaves early is logged with what the provider had told by then: Anthropic and Google tell the
prompt at once, OpenAI's APIs at the end.

## Where it is tried
`;

const TESTS: readonly (readonly [string, ...string[]])[] = [
  ["What comes back, and what goes out", "fidelity/table"],
  ["Token counts", "history/usage", "wire/bedrock"],
  ["Pictures, documents, sounds and films", "parts/table"],
  ["Reasoning goes home", "history/laws", "history/recorded"],
  ["Conversations that move", "canonical/history", "history/moving"],
  ["Conversations read anew", "history/reread"],
  ["A vendor's own tools", "history/typed_tools"],
  ["Calls and results", "canonical/pairing"],
  ["Caches", "history/prefix"],
];

/** The page. */
export function fidelityPage(): string {
  return [
    HEAD,
    ANSWERS_HEAD,
    ...WIRES.map((client) => behaviours(client, ANSWERED)),
    ASKED_HEAD,
    ...WIRES.map((client) => behaviours(client, ASKED)),
    PARTS_HEAD,
    ...POSITIONS.map(parts),
    HISTORY_HEAD,
    history() + HISTORY_TAIL,
    tests(),
  ].join("\n");
}

function behaviours(client: PartWire, rows: readonly Behaviour[]): string {
  const others = TARGETS.filter((wire) => wire !== client);
  const head = [
    `Client of \`${PART_WIRES[client]}\``,
    ...others.map((provider) => `\`${PART_TARGETS[provider]}\``),
  ];
  return evenTable([
    head,
    ...rows.map(({ title, cell }) => [
      title,
      ...others.map((provider) => cellText(cell(client, provider))),
    ]),
  ]);
}

function cellText(cell: Cell): string {
  switch (cell.verdict) {
    case "kept":
      return "kept";
    case "changed":
      return `changed: ${cell.how}`;
    case "named":
      return `named \`${cell.name}\``;
    case "left out":
      return `left out: ${cell.why}`;
    case "refused":
      return "**refused**";
    case "none":
      return "–";
  }
}

const POSITIONS: readonly PartPosition[] = ["user", "result", "instructions", "assistant"];

const PLACES: Readonly<Record<PartPosition, string>> = {
  user: "What a user says",
  result: "In a tool's result",
  instructions: "In instructions",
  assistant: "What the model said before",
};

const SOURCES: Readonly<Record<PartSource, string>> = {
  bytes: "as bytes",
  address: "at an address",
  openai: "stored at OpenAI",
  anthropic: "stored at Anthropic",
  google: "stored at Google",
  text: "as plain text",
};

function parts(position: PartPosition): string {
  const rows = PARTS.filter((row) => row.position === position);
  return evenTable([
    [PLACES[position], ...TARGETS.map((wire) => `to \`${PART_TARGETS[wire]}\``)],
    ...rows.map((row) => [partText(row), ...TARGETS.map((wire) => fateText(row.fates[wire]))]),
  ]);
}

function partText({ kind, source }: PartRow): string {
  return `${kind}, ${SOURCES[source]}`;
}

function fateText(fate: PartFate): string {
  switch (fate.verdict) {
    case "translated":
      return `→ \`${fate.as}\`${fate.note === undefined ? "" : `, ${fate.note}`}`;
    case "rejected":
      return `**refused**: ${fate.why}`;
    case "dropped":
      return `named \`${fate.name}\`: ${fate.why}`;
    case "own":
      return "own";
  }
}

const KINDS: Readonly<Record<BlockKind, string>> = {
  text: "Text",
  citation: "Citations",
  refusal: "Refusals",
  image: "Pictures that it made",
  tool_call: "Calls",
  signed_thinking: "Reasoning with a signature or a ciphertext",
  unsigned_thinking: "Reasoning without",
  empty_thinking: "Reasoning that holds nothing",
  redacted_thinking: "Redacted reasoning",
  hosted: "Steps of the provider's own tools",
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  keep: "kept",
  strip: "without the signature",
  drop: "dropped",
};

function history(): string {
  const relations = Object.keys(RELATIONS) as Relation[];
  return evenTable([
    ["Of earlier turns", ...relations.map((relation) => `to ${RELATIONS[relation]}`)],
    ...BLOCKS.map((kind) => [
      KINDS[kind],
      ...relations.map((relation) => VERDICTS[HISTORY[kind][relation]]),
    ]),
  ]);
}

function tests(): string {
  return evenTable([
    ["What", "Test"],
    ...TESTS.map(([what, ...files]) => [
      what,
      files.map((file) => `\`tests/${file}.test.ts\``).join(", "),
    ]),
  ]);
}

if (import.meta.main) {
  await mkdir(new URL(".", FIDELITY_PAGE), { recursive: true });
  await writeFile(FIDELITY_PAGE, fidelityPage());
}
