import { type AllSamplesOptions, sample as makeSample, type OneSampleOptions } from "../../generator/api/sample.js";
import { counted } from "../../generator/source/counted.js";
import { InputError } from "../../generator/source/errors.js";
import { visibleXml } from "../../generator/source/visible-text.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";

export interface SampleOptions extends Omit<AllSamplesOptions, "operation">, Pick<OneSampleOptions, "response"> {
  readonly json?: boolean;
}

/** Prints a sample of one message, or writes samples of all messages. */
export async function sample(operation: string | undefined, options: SampleOptions): Promise<number> {
  return operation === undefined ? writeSamples(options) : printSample(operation, options);
}

async function printSample(operation: string, { out, json, ...options }: SampleOptions): Promise<number> {
  if (out !== undefined) throw new InputError("--out: for the samples of all operations, without the name of one");
  const { xml, ...message } = await makeSample({ ...options, operation });
  const visible = visibleXml(xml);
  if (json) printJson({ ...message, xml: visible });
  else process.stdout.write(visible);
  return EXIT.done;
}

async function writeSamples({ json, ...options }: SampleOptions): Promise<number> {
  const { out } = options;
  if (out === undefined) throw new InputError("name an operation, or a folder with --out for the samples of all");
  const { files, written } = await withProgress((onProgress) => makeSample({ ...options, write: true, onProgress }));
  if (json) printJson({ out, files: files.size, differences: written });
  else printNote(`${out}: ${counted(files.size - 1, "sample")}, ${counted(written.length, "file")} written or removed`);
  return EXIT.done;
}
