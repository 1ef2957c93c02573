import { defineConfig } from "vitest/config";

/** What `npm run lint` holds beside Biome and knip. Nothing is built for it. */
export default defineConfig({ test: { include: ["test/house/**/*.test.ts"], testTimeout: 60_000 } });
