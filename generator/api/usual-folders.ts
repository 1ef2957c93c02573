/** The folders that are used if neither an option nor the configuration names one. */
export const USUAL_FOLDERS = { schemas: "schemas", out: "generated" } as const;
