import { expect, it } from "vitest";
import * as api from "../../../generator/index.js";

it("exports what README describes, and nothing else", () => {
  expect(Object.keys(api).sort()).toEqual([
    "ConfigurationError",
    "InputError",
    "OptionError",
    "RefusedError",
    "SchemaError",
    "check",
    "defineConfig",
    "diff",
    "docs",
    "fetchSchemas",
    "formatDiff",
    "generate",
    "inspect",
    "sample",
    "startMock",
  ]);
});
