import type { Configuration } from "./configuration.js";

/** A configuration, or how a program makes one. */
export type ConfigurationExport =
  | Configuration
  | Promise<Configuration>
  | (() => Configuration | Promise<Configuration>);

/**
 * Returns a configuration as it is. It is for `netserver-soapgen.config.ts`, whose editor then completes and checks the keys.
 *
 * @example
 * ```ts
 * export default defineConfig({ sources: ["Orders.wsdl"], out: "orders" });
 * ```
 */
export function defineConfig<C extends ConfigurationExport>(configuration: C): C {
  return configuration;
}
