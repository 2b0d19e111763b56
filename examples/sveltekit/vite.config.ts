import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // Or uploads of SDKs, which are forms from elsewhere, would be refused before the gateway sees
      // them. src/hooks.server.ts holds what this gives up, everywhere but at the gateway.
      csrf: { trustedOrigins: ["*"] },
    }),
  ],
});
