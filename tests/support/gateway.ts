/**
 * A gateway in front of one provider called `up`, asked inside the process or over loopback.
 *
 * @module
 */

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type AccountFile,
  type BrokerFile,
  type Config,
  createGateway,
  defineConfig,
  type Gateway,
  type Host,
  type ProviderFile,
} from "../../mod.ts";
import type { DialectId } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import type { Transport } from "../../src/providers/provider.ts";

/** A caller's key. */
export const CLIENT_KEY = "sk-caller-5Qm2vX9tB7rK1dW8";

/** The upstream's key, unless a test gives others. */
export const UPSTREAM_KEY = "up-secret-3Hn8cZ4yL6pT0sF2";

/** What a test may want different. */
export interface GatewayOptions {
  /** The API the upstream speaks; its chat one by default. */
  dialect?: DialectId;
  /** Where the upstream is; a name that resolves to nothing by default, for a replaced fetch. */
  baseUrl?: string;
  apiKey?: string | string[];
  /** In place of `apiKey`; with none of them the accounts come from elsewhere. */
  accounts?: AccountFile[];
  /** How accounts are shared with other gateways. */
  broker?: BrokerFile;
  headers?: Record<string, string>;
  /** What the provider wants done differently. */
  profile?: WireProfile;
  /** How answers may come in its Responses API. */
  transports?: Transport[];
  /** What is known of the provider's models. */
  facts?: ProviderFile["facts"];
  /** Models the provider lists. */
  models?: string[];
  /** Public names and where they lead. */
  aliases?: Record<string, string[]>;
  limits?: Partial<Config["limits"]>;
  /** Whether a key is demanded of callers; it is by default. */
  open?: boolean;
  listen?: string;
  origins?: string[];
  hosts?: string[];
  host?: Partial<Host>;
}

/** Creates a gateway whose only provider is `up`. */
export function gatewayOf(options: GatewayOptions): Gateway {
  const config = defineConfig({
    listen: options.listen ?? "127.0.0.1:4000",
    keys: options.open ? [] : [{ name: "test", key: CLIENT_KEY }],
    providers: {
      up: {
        dialect: options.dialect ?? "openai-chat",
        baseUrl: options.baseUrl ?? "http://upstream.invalid/v1",
        ...(options.accounts
          ? { accounts: options.accounts }
          : { apiKey: options.apiKey ?? UPSTREAM_KEY }),
        ...(options.headers ? { headers: options.headers } : {}),
        ...(options.profile ? { profile: options.profile } : {}),
        ...(options.transports ? { transports: options.transports } : {}),
        ...(options.facts ? { facts: options.facts } : {}),
        ...(options.models ? { models: options.models } : {}),
      },
    },
    models: options.aliases ?? {},
    ...(options.origins ? { cors: { origins: options.origins } } : {}),
    ...(options.hosts ? { hosts: options.hosts } : {}),
    ...(options.broker ? { broker: options.broker } : {}),
  });
  // Waiting between attempts is for the tests of it.
  const limits = { ...config.limits, retryMs: 0, ...options.limits };
  return createGateway({ ...config, limits }, options.host);
}

/** What may be said beside the body. */
export interface AskOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  method?: string;
}

/** A request to the gateway inside the process, with the caller's key. */
export function requestTo(path: string, body?: unknown, options: AskOptions = {}): Request {
  const text = body === undefined || typeof body === "string" || body instanceof Uint8Array
    ? body
    : JSON.stringify(body);
  return new Request(`http://127.0.0.1:4000${path}`, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      authorization: `Bearer ${CLIENT_KEY}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(text === undefined ? {} : { body: text as BodyInit }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** Asks the gateway inside the process. */
export function ask(
  gateway: Gateway,
  path: string,
  body?: unknown,
  options: AskOptions = {},
): Promise<Response> {
  return gateway.fetch(requestTo(path, body, options));
}

/** A gateway that listens. */
export interface Listening {
  readonly gateway: Gateway;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a gateway listen on loopback through `node:http`, for clients that want an address. */
export function listen(options: GatewayOptions): Promise<Listening> {
  return listenTo((address) => gatewayOf({ ...options, listen: address }));
}

/** The same for a gateway that is made for its address. */
export async function listenTo(make: (address: string) => Gateway): Promise<Listening> {
  const server = createServer((request, response) => {
    bridge(gateway, request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const gateway = make(`127.0.0.1:${port}`);
  return {
    gateway,
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bridge(
  gateway: Gateway,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers = Object.entries(incoming.headers)
    .map(([name, value]): [string, string] => [name, String(value)]);
  const bare = incoming.method === "GET" || incoming.method === "HEAD";
  const response = await gateway.fetch(
    new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? "GET",
      headers,
      signal: gone.signal,
      ...(bare ? {} : { body: new Blob(chunks as BlobPart[]) }),
    }),
    { remoteAddress: "127.0.0.1" },
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  const reader = response.body?.getReader();
  outgoing.on("close", () => void reader?.cancel().catch(() => {}));
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) break;
    if (outgoing.write(piece.value)) continue;
    await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
  }
  outgoing.end();
}
