/**
 * The route table as a page: one document, no script, nothing fetched from elsewhere.
 *
 * @module
 */

import { html } from "hono/html";
import { type Route, ROUTES } from "../routes.ts";
import { VERSION } from "../version.ts";

/** What the page may do: show itself. */
export const DOCS_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

function accessOf({ open, operation }: Route): string {
  return open ? "open" : operation.type === "admin" ? "admin key" : "key";
}

/** The page. */
export async function docsPage(): Promise<string> {
  const rows = ROUTES.map((route) =>
    html`
      <tr>
        <td><code>${route.method}</code></td>
        <td><code>${route.path}</code></td>
        <td>${route.summary}</td>
        <td>${accessOf(route)}</td>
      </tr>
    `
  );
  return String(
    await html`
      <!DOCTYPE html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>Sluice</title>
          <style>
                body {
                  font: 16px/1.5 system-ui, sans-serif;
                  margin: 3rem auto;
                  max-width: 54rem;
                  padding: 0 1rem;
                }
                td, th {
                  padding: 0.3rem 1rem 0.3rem 0;
                  text-align: left;
                  vertical-align: top;
                }
                code {
                  font-size: 0.9em;
                }
                @media (prefers-color-scheme: dark) {
                  body {
                    background: #16181d;
                    color: #e6e6e6;
                  }
                  a {
                    color: #8ab4f8;
                  }
                }
                </style>
        </head>
        <body>
          <h1>Sluice ${VERSION}</h1>
          <p>
                  Send a gateway key as <code>Authorization: Bearer</code>, <code>x-api-key</code> or
                  <code>x-goog-api-key</code>. The routes as <a href="openapi.json">OpenAPI</a>.
                </p>
          <table>
                  <tr>
                    <th></th>
                    <th>Path</th>
                    <th></th>
                    <th>Access</th>
                  </tr>
                  ${rows}
                </table>
        </body>
      </html>
    `,
  );
}
