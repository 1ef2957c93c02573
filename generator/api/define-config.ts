import type { Configuration } from "../tools/config/configuration.js";

/**
 * Returns a configuration as it is. It is for `netserver-soapgen.config.ts`, whose editor then completes and checks the keys.
 *
 * @example
 * ```ts
 * export default defineConfig({ sources: ["Orders.wsdl"], out: "orders" });
 * ```
 */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}
