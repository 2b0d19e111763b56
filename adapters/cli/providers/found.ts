/**
 * Servers that were found, for a person: what they are, and what to put into the configuration.
 *
 * @module
 */

import { type FoundServer, knownProviders, type ProviderFile } from "../../../mod.ts";

/** The table, and the lines to paste. */
export function foundText(found: readonly FoundServer[]): string {
  if (found.length === 0) {
    return "Nothing answers. Name a server by its address: sluice providers probe 127.0.0.1:8000\n";
  }
  const entries = named(found);
  const width = Math.max(...entries.map(({ id }) => id.length));
  const places = Math.max(...found.map(({ baseUrl }) => baseUrl.length));
  const rows = entries.map(({ id, server }) =>
    `${id.padEnd(width)}  ${server.baseUrl.padEnd(places)}  ${modelsText(server)}\n`
  );
  const lines = entries.map(({ id, file }) => `  ${JSON.stringify(id)}: ${fileText(file)}`);
  return `${rows.join("")}
In the configuration:

"providers": {
${lines.join(",\n")}
}
`;
}

interface Entry {
  readonly id: string;
  readonly server: FoundServer;
  readonly file: ProviderFile;
}

/** Each by a name of its own: its provider's, once, and else one with its port. */
function named(found: readonly FoundServer[]): Entry[] {
  const taken = new Set<string>();
  return found.map((server) => {
    const known = knownProviders().find(({ id }) => id === server.provider);
    const key = server.models === null ? { apiKey: "…" } : {};
    if (known !== undefined && !taken.has(known.id)) {
      taken.add(known.id);
      const place = known.baseUrl === server.baseUrl ? {} : { baseUrl: server.baseUrl };
      return { id: known.id, server, file: { ...place, ...key } };
    }
    const { hostname, port } = new URL(server.baseUrl);
    const name = known?.id ?? (hostname === "127.0.0.1" ? "local" : hostname);
    const id = port === "" ? name : `${name}-${port}`;
    taken.add(id);
    return { id, server, file: { dialect: "openai-chat", baseUrl: server.baseUrl, ...key } };
  });
}

function modelsText({ models }: FoundServer): string {
  if (models === null) return "wants a key";
  if (models.length === 0) return "no models";
  const shown = models.slice(0, 3).map((model) => model.replace(/[^\x20-\x7e]/g, "?").slice(0, 60));
  const more = models.length > shown.length ? ` and ${models.length - shown.length} more` : "";
  return shown.join(", ") + more;
}

function fileText(file: ProviderFile): string {
  const members = Object.entries(file).map(([name, value]) =>
    `"${name}": ${JSON.stringify(value)}`
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
