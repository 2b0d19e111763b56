/**
 * The routes that only tell something.
 *
 * @module
 */

import type { ClientDialectId } from "../../canonical/request.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Config } from "../../config/config.ts";
import type { Accounts } from "../../credentials/accounts.ts";
import type { Ticker } from "../../relay/ticker.ts";
import type { Router } from "../../routing/route.ts";
import type { InformOperation } from "../routes.ts";
import type { Host } from "../host.ts";
import type { ToldModels } from "../told_models.ts";
import type { Running } from "../running.ts";
import type { KeptTotals } from "../../telemetry/kept_totals.ts";
import type { Keeping } from "../keeping.ts";
import type { Measures } from "../measures.ts";
import { VERSION } from "../version.ts";
import { DOCS_POLICY, docsPage } from "./docs.ts";
import { checkCredentials } from "./credentials.ts";
import { tellMetrics } from "./metrics.ts";
import { getModel, listModels } from "./models.ts";
import { openApiDocument } from "./openapi.ts";
import { tellUsage } from "./usage.ts";

/** What there is to tell of. */
export interface Informant {
  readonly config: Config;
  readonly router: Router;
  readonly catalog: Catalog;
  readonly told: ToldModels;
  readonly host: Pick<Host, "waitUntil">;
  readonly running: Running;
  readonly accounts: Accounts;
  readonly ticker: Ticker;
  readonly totals: KeptTotals;
  readonly keeping: Keeping;
  readonly measures: Measures;
}

/** What is asked: which of the routes, and how. */
export interface Inquiry {
  readonly operation: InformOperation;
  readonly query: URLSearchParams;
  /** The wire of whoever asks. */
  readonly spoken: ClientDialectId;
  /** The `{id}` in the path. */
  readonly id: string;
  /** Aborted when whoever asks leaves. */
  readonly signal: AbortSignal;
}

/** Answers an inquiry. */
export async function inform(informant: Informant, inquiry: Inquiry): Promise<Response> {
  const { operation, spoken, query, id } = inquiry;
  switch (operation.type) {
    case "list_models":
      askAside(informant);
      return Response.json(await listModels(informant, spoken, query));
    case "get_model":
      return Response.json(getModel(informant, id, spoken));
    case "usage":
      return Response.json(await tellUsage(informant, inquiry.signal));
    case "check_credentials":
      return Response.json(await checkCredentials(informant, inquiry.signal));
    case "metrics":
      return await tellMetrics(informant.measures);
    case "health":
      return Response.json({ ok: true, version: VERSION });
    case "ready":
      return readiness(informant);
    case "openapi":
      return Response.json(openApiDocument());
    case "docs":
      return new Response(await docsPage(), {
        headers: {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": DOCS_POLICY,
        },
      });
  }
}

/** Has providers asked for their models, where that is wanted: for whoever asks the next time. */
function askAside({ config, told, host }: Informant): void {
  if (config.catalog?.ask !== true) return;
  const asked = told.ask();
  host.waitUntil?.(asked);
}

/** Without its store a gateway goes on by what it knows: taking it out would make less of it. */
function readiness(
  { config: { providers }, running: { draining }, keeping: { state } }: Informant,
): Response {
  const ready = !draining && providers.size > 0;
  const body = { ready, draining, providers: providers.size, store: state };
  return Response.json(body, { status: ready ? 200 : 503 });
}
