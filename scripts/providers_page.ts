/**
 * Writes `docs/providers.md` from the table of providers: `deno run -A scripts/providers_page.ts`.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import type { WireProfile } from "../src/dialects/dialect.ts";
import { PROVIDER_KINDS, PROVIDERS } from "../src/providers/mod.ts";
import type { Provider } from "../src/providers/provider.ts";
import { evenTable, filled } from "./table.ts";

/** Where the page is. */
export const PROVIDERS_PAGE: URL = new URL("../docs/providers.md", import.meta.url);

const HEAD = `# Providers

<!-- Generated from src/providers/ by scripts/providers_page.ts; do not edit. -->

A provider that is known by name needs only a secret: put it into the environment variable and the
provider is there, or name the provider in the configuration. Ask for its models as \`id/model\`; the
other names in the table lead there too.

\`\`\`jsonc
{
  "providers": {
    "groq": { "apiKey": "\${GROQ_API_KEY}" },
    "cloudflare-ai-gateway": { "apiKey": "\${CF_TOKEN}", "settings": { "account": "0123abcd" } },
    "openrouter": {
      "apiKey": "\${OPENROUTER_API_KEY}",
      "body": { "provider": { "sort": "throughput" } },
      "headers": { "http-referer": "https://app.example", "x-title": "My app" }
    },
    "ollama": {}
  }
}
\`\`\`

- A variable in parentheses holds a secret that is good for more than the provider. It is no reason
  to use the provider, and is looked at once the configuration names it.
- What stands in braces in a base URL is told in \`settings\`, or by the environment variables in the
  notes.
- \`body\` holds members for every request's body, unless the client says them itself. A client that
  speaks the provider's own wire passes such options as they stand.
- A provider with several wires is spoken to in the client's own where it has it, without
  translation. Where only some models are served on a wire, the notes say which; others are
  translated.
- A changed \`baseUrl\` is another host: no secret from the environment goes there.

A provider that is not here needs \`dialect\` and \`baseUrl\`. What it wants done differently goes into
its \`profile\`, with the words of the notes below. A server that leaves the reasoning of its models
in their text, between \`<think>\` and \`</think>\`, is one with \`"reasoningField": "think-tags"\`.

Servers on your own machine are never looked for unasked. \`sluice providers probe\` asks their usual
ports, or the addresses that you give, and prints the lines for the configuration.
`;

const NOT_THERE = `## Not in the table

- **LiteLLM** and other gateways of your own: \`{ "dialect": "openai-chat", "baseUrl": "…" }\`.
- **GitLab Duo**: its tokens have to be exchanged for others first, which is not done here.
- **Qwen's free portal**: given up by its vendor in April 2026; use \`alibaba\` or its plans.
- **Cursor**, **Devin**, **Antigravity**, **Gemini CLI**: private protocols, or another vendor's client.
`;

/** The page. */
export function providersPage(): string {
  const sections = Object.entries(PROVIDER_KINDS).map(([kind, rows]) =>
    `## ${kind}\n\n${table(rows)}\n${filled(notes(rows))}`
  );
  const count = `${PROVIDERS.length} providers are known.\n`;
  return [HEAD, count, ...sections, filled(NOT_THERE)].join("\n");
}

function table(rows: readonly Provider[]): string {
  const cells = rows.map((row) => [
    [row.id, ...(row.aliases ?? [])].map((id) => `\`${id}\``).join(", "),
    `[${row.name}](${row.docs ?? ""})`,
    row.dialects.map((dialect) => `\`${dialect}\``).join(", "),
    secretText(row),
  ]);
  return evenTable([["Id", "Name", "Wires", "Secret"], ...cells]);
}

function secretText({ env, envIfNamed = [], oauth, keyless }: Provider): string {
  const known = env.map((name) => `\`${name}\``);
  const named = envIfNamed.map((name) => `(\`${name}\`)`);
  const login = oauth === undefined ? [] : ["a [login](logins.md)"];
  const none = keyless === true ? ["none needed"] : [];
  return [...none, ...known, ...named, ...login].join(", ");
}

function notes(rows: readonly Provider[]): string {
  const lines = rows.flatMap((row) => {
    const said = [row.note, placesText(row), wiresText(row), blanksText(row), quirksText(row)]
      .filter((text) => text !== undefined);
    return said.length === 0 ? [] : [`- \`${row.id}\`: ${said.join(" ")}\n`];
  });
  return lines.join("");
}

function placesText({ places = {}, baseUrl, auth }: Provider): string | undefined {
  const told = Object.entries(places).map(([dialect, place]) => {
    const where = place.baseUrl === undefined ? "" : ` at \`${place.baseUrl}\``;
    const how = place.auth === undefined || place.auth === auth
      ? ""
      : ` with ${authText(place.auth)}`;
    return `\`${dialect}\`${where}${how}`;
  });
  const own = auth === "bearer" ? "" : ` with ${authText(auth)}`;
  if (told.length === 0) return own === "" ? undefined : `At \`${baseUrl}\`${own}.`;
  return `At \`${baseUrl}\`${own}; ${told.join("; ")}.`;
}

function authText(auth: Provider["auth"]): string {
  return auth === "bearer" ? "a bearer token" : `the secret in \`${auth}\``;
}

function wiresText({ wires = [] }: Provider): string | undefined {
  if (wires.length === 0) return undefined;
  const told = wires.map(({ models, dialects }) => {
    const names = models.map((start) => start === "" ? "all else" : `\`${start}…\``).join(", ");
    return `${names} on ${dialects.map((dialect) => `\`${dialect}\``).join(", ")}`;
  });
  return `Serves ${told.join("; ")}.`;
}

function blanksText({ blanks = {} }: Provider): string | undefined {
  const told = Object.entries(blanks).map(([name, { env, fallback }]) => {
    const variables = env.map((one) => `\`${one}\``).join(" or ");
    return `\`${name}\` is ${variables}${fallback === undefined ? "" : `, else \`${fallback}\``}`;
  });
  return told.length === 0 ? undefined : `In its URL ${told.join("; ")}.`;
}

type Whole = Required<WireProfile>;
type Quirks = { [Key in keyof Whole]: (value: Whole[Key]) => string };

/** Each member of a profile in words; what nearly all have is nothing to speak of. */
const QUIRKS: Quirks = {
  defaultMaxTokens: (tokens) => `${tokens} output tokens unless the client sets a limit`,
  maxTokensField: (field) => field === "max_tokens" ? "" : `the limit goes into \`${field}\``,
  developerRole: (is) => is ? "knows the role `developer`" : "",
  streamUsage: (is) => is ? "" : "takes no `stream_options`",
  schemas: (how) =>
    how === "native" ? "" : `schemas by ${how === "tool" ? "a tool" : "words beside JSON mode"}`,
  thinking: (how) => THINKING[how],
  system: (where) => where === "first" ? "one system message, at the beginning" : "",
  plainText: () => "",
  names: (is) => is ? "" : "no `name` in messages",
  resultNames: (is) => is ? "results tell the tool's `name`" : "",
  afterResults: (words) => `the assistant says "${words}" between results and a user's turn`,
  toolChoice: (which) => which === "words" ? "a tool is chosen by offering it alone" : "",
  toolSchemas: (which) => which === "any" ? "" : "schemas of tools in Moonshot's form",
  fields: (fields) =>
    Object.entries(fields).map(([name, other]) =>
      other === null
        ? `no \`${name}\``
        : other === name
        ? `takes \`${name}\``
        : `\`${name}\` is \`${other}\``
    ).join(", "),
  cumulativeDeltas: (is) => is ? "deltas repeat what came before" : "",
  callIds: ({ longest, exact }) =>
    `ids of calls have ${exact === true ? "" : "at most "}${longest} characters`,
  customTools: (is) => is ? "knows free-form tools" : "",
  functionIds: (is) => is ? "" : "no ids of calls on the Gemini wire",
  cacheControl: (is) => is ? "takes `cache_control`" : "",
  reasoningField: (field) =>
    field === "none"
      ? "takes no reasoning back"
      : field === "reasoning"
      ? "takes reasoning back in `reasoning`"
      : field === "think-tags"
      ? "reasoning stands in the text, between `<think>` and `</think>`"
      : "",
  emptyReasoning: () => "turns with calls need reasoning, if only a placeholder",
  keepsResponses: (is) => is ? "" : "its responses are kept by the gateway",
  guardrail: ({ id, version }) => `answers are checked by the guardrail \`${id}\`, ${version}`,
  latency: (which) => which === "optimized" ? "asks for the optimized latency" : "",
};

const THINKING: Readonly<Record<NonNullable<WireProfile["thinking"]>, string>> = {
  effort: "",
  switch: "thinking by `thinking.type`",
  reasoning: "thinking by `reasoning`",
  enable_thinking: "thinking by `enable_thinking`",
  template: "thinking by `chat_template_kwargs`",
  venice: "thinking off by `venice_parameters`",
};

function quirksText({ profile }: Provider): string | undefined {
  const told = (Object.keys(profile) as (keyof WireProfile)[])
    .map((name) => wordsFor(name, profile))
    .filter((text) => text !== "");
  if (told.length === 0) return undefined;
  const text = told.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function wordsFor<Key extends keyof Whole>(name: Key, profile: WireProfile): string {
  const say: Quirks[Key] = QUIRKS[name];
  // Only what is there is asked for.
  return say((profile as Whole)[name]);
}

if (import.meta.main) {
  await mkdir(new URL(".", PROVIDERS_PAGE), { recursive: true });
  await writeFile(PROVIDERS_PAGE, providersPage());
}
