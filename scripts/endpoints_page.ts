/**
 * Writes `docs/endpoints.md` from the tables of routes and of providers:
 * `deno run -A scripts/endpoints_page.ts`.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { ENDPOINT_IDS } from "../src/canonical/endpoint.ts";
import { ENDPOINT_ROUTES } from "../src/gateway/endpoints/endpoint_routes.ts";
import { PROVIDERS } from "../src/providers/mod.ts";
import { evenTable, filled } from "./table.ts";

/** Where the page is. */
export const ENDPOINTS_PAGE: URL = new URL("../docs/endpoints.md", import.meta.url);

/** Beginnings of paths that a vendor's SDK knows and that are not served, and why. */
export const NOT_SERVED: Readonly<Record<"openai" | "anthropic" | "gemini", Reasons>> = {
  openai: {
    "/audio/voice": "voices live in the vendor's account",
    "/agents": "agents run in the vendor's account",
    "/assistants": "the vendor has given it up for Responses",
    "/chat/completions": "stored chats: a chat goes to any provider, and none keeps it",
    "/chatkit": "sessions live in the vendor's account",
    "/containers": "containers run in the vendor's account",
    "/content_provenance_checks": "an answer about the vendor's own media",
    "/decisions": "decisions live in the vendor's account",
    "/evals": "evaluations live in the vendor's account",
    "/fine_tuning": "tuned models live in the vendor's account",
    "/live": "a lasting connection",
    "/models": "what models there are is the configuration's to say",
    "/organization": "the administration of an account is its owner's",
    "/projects": "the administration of an account is its owner's",
    "/realtime": "a lasting connection",
    "/safety": "the administration of an account is its owner's",
    "/skills": "skills live in the vendor's account",
    "/threads": "the vendor has given it up for Responses",
    "/uploads": "`POST /v1/files` takes a file at once, up to `limits.uploadMiB`",
    "/vaults": "secrets live in the vendor's account",
    "/vector_stores": "stores live in the vendor's account",
    "/videos": "videos live in the vendor's account",
    "/webhook_": "the administration of an account is its owner's",
  },
  anthropic: {
    "/v1/agents": "agents run in the vendor's account",
    "/v1/deployment": "agents run in the vendor's account",
    "/v1/dreams": "agents run in the vendor's account",
    "/v1/environments": "agents run in the vendor's account",
    "/v1/memory_stores": "agents run in the vendor's account",
    "/v1/organizations": "the administration of an account is its owner's",
    "/v1/sessions": "agents run in the vendor's account",
    "/v1/skills": "skills live in the vendor's account",
    "/v1/tunnels": "agents run in the vendor's account",
    "/v1/user_profiles": "the administration of an account is its owner's",
    "/v1/vaults": "secrets live in the vendor's account",
  },
  gemini: {
    ":asyncBatchEmbedContent": "batches whose results are other files of the vendor's",
    ":batchGenerateContent": "batches whose results are other files of the vendor's",
    ":computeTokens": "Vertex AI only",
    ":predictLongRunning": "videos live in the vendor's account",
    "auth_tokens": "a lasting connection",
    "batch": "batches whose results are other files of the vendor's",
    "cachedContents": "caches live in the vendor's account",
    "file": "uploads go to a URL of the vendor's, past any gateway",
    "upload": "uploads go to a URL of the vendor's, past any gateway",
    "tun": "tuned models live in the vendor's account",
    "{": "what models and operations of other kinds have in common",
  },
};

type Reasons = Readonly<Record<string, string>>;

const HEAD = `# Endpoints that are relayed

<!-- Generated from src/gateway/endpoints/endpoint_routes.ts and src/providers/ by scripts/endpoints_page.ts; do not edit. -->

Beside conversations, which go from any API to any other, there are endpoints of one vendor's own that
others have taken over. They are passed on and never translated: what you send goes out byte for byte
but for the model's name, and what the provider answers comes back byte for byte. Key check, aliases,
accounts, retries before the first byte, limits and the line in the log are those of every request; the
log tells usage where the answer does.

## Where a request goes

- **By its model**, as a conversation: an alias, \`provider/model\`, or a name that one provider has. A
  target that does not serve the endpoint is passed over. In a form the model is the field \`model\`.
- **Without a model**, to the provider that the request header \`x-sluice-provider\` names, else to the
  only one that serves the endpoint. Where several do, the answer is a 400 that lists them.
- **By an id**, to the account that gave it. Files and batches belong to one account of one provider, so
  Sluice remembers for each gateway key which ids it was given and where. Another key's id is unknown
  (404), as one that nobody has; lists hold the caller's own, over all accounts, 100 at most a page, and
  ask for each thing where it is: take short pages. A
  batch goes to the account of its input file, and the files that come of it are its owner's. The ids
  are kept in the store for 400 days; in the process's memory they are gone with it. So does a
  question, or one of a batch, that names files: it goes to their account, and is refused (400) where
  they are not the caller's. A gateway with one key leaves the provider to judge ids it does not know.
- **Nowhere**, with a 400 that says who has it, when no provider of the request does. \`/v1/completions\`
  is not put together from a chat: use \`/v1/chat/completions\`, which goes anywhere.

Models that a file of requests names (\`/v1/batches\`) are the provider's own names: files are not looked
into. Those in \`/v1/messages/batches\` are yours, and all must lead to one provider.

## Uploads

A form is passed on while it comes. Up to 1 MiB of it is held, so that a short one can be tried
elsewhere; the rest of a long one is read only as fast as the provider takes it, up to
\`limits.uploadMiB\`, and is sent once. Where a form names a model, it is held until the field \`model\` is
there: put it before the file, or the file must fit into \`limits.bodyMiB\`.
`;

/** The page. */
export function endpointsPage(): string {
  return filled([HEAD, routes(), providers(), notServed()].join("\n"));
}

function routes(): string {
  const rows = ENDPOINT_ROUTES.map((
    { method, path, summary },
  ) => [`\`${method} ${path}\``, summary]);
  return `## Routes\n\n${evenTable([["Route", ""], ...rows])}`;
}

function providers(): string {
  const rows = PROVIDERS.flatMap(({ id, name, endpoints = [] }) =>
    endpoints.length === 0 ? [] : [[`\`${id}\``, name, listed(endpoints)]]
  );
  const table = evenTable([["Provider", "", "`endpoints`"], ...rows]);
  return `## Who serves what

A provider of your own that speaks an OpenAI dialect is asked for everything that names a model, one
that speaks Gemini's for Gemini's. \`"endpoints": […]\` in its entry says otherwise, and the same changes
a known provider's row. The words are ${listed(ENDPOINT_IDS)}.

${table}`;
}

function notServed(): string {
  const sections = Object.entries(NOT_SERVED).map(([vendor, reasons]) => {
    const rows = Object.entries(reasons).map(([path, why]) => [`\`${path}…\``, why]);
    return `In \`${vendor}\`:\n\n${evenTable([["Paths", "Why"], ...rows])}`;
  });
  return `## What is not served

The vendors' SDKs know more. What is not listed above is answered with a 404 in the vendor's envelope.

${sections.join("\n")}`;
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(", ");
}

if (import.meta.main) {
  await mkdir(new URL(".", ENDPOINTS_PAGE), { recursive: true });
  await writeFile(ENDPOINTS_PAGE, endpointsPage());
}
