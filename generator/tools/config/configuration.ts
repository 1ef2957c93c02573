import * as v from "valibot";
import { ENTRY_POINTS } from "../../contract/assertion.js";
import { PROFILE_NAMES } from "../../profiles/profiles.js";
import { isHttp } from "../../source/http-address.js";
import { MEMBER_NAMES } from "../../source/member-names.js";
import { parseServerAddress, SERVER_ADDRESS } from "../fetch/server-address.js";
import { PACKAGE_ENTRIES } from "./package-entries.js";
import { keysOf, section } from "./section.js";

/** The messages of this schema say what is allowed. The parser adds the position and what was found. */
const folder = (description: string) =>
  v.pipe(
    v.string("the path of a folder"),
    v.minLength(1, "the path of a folder"),
    v.description(`${description} Relative to this file.`),
  );

const names = (example: string, description: string) => {
  const expected = `a list of names such as ["${example}"]`;
  return v.pipe(
    v.array(v.pipe(v.string("a name"), v.minLength(1, "a name")), expected),
    v.minLength(1, `${expected}; without the key, all are included`),
    v.description(description),
  );
};

/** The parts of the file that are objects. */
export const SECTIONS = {
  package: section(PACKAGE_ENTRIES),
  values: section({
    dateTime: v.optional(
      v.pipe(
        v.picklist(["string", "Date"], '"string" or "Date"'),
        v.description(
          "What an xs:dateTime is in TypeScript. string keeps the zone, its absence and all digits. Date is a point in " +
            "time, to the millisecond; a value without zone is read as UTC. Default: string.",
        ),
      ),
    ),
    dictionary: v.optional(
      v.pipe(
        v.picklist(["object", "Map"], '"object" or "Map"'),
        v.description(
          "What a dictionary with text keys is in TypeScript; others are a Map in any case. A Map keeps the order of all keys. " +
            "Default: object.",
        ),
      ),
    ),
    long: v.optional(
      v.pipe(
        v.picklist(["bigint", "number", "string"], '"bigint", "number" or "string"'),
        v.description(
          "What an xs:long or xs:unsignedLong is in TypeScript. With number, a value that a number cannot hold exactly " +
            "is an error, in both directions. Default: bigint.",
        ),
      ),
    ),
  }),
  server: section({
    url: v.optional(
      v.pipe(
        v.string(SERVER_ADDRESS),
        v.check((text) => parseServerAddress(text) !== undefined, SERVER_ADDRESS),
        v.description(
          "The folder of an installation that contains its versions: https://example.com/Cust12345/Remote.",
        ),
      ),
    ),
    allowOrigins: v.optional(
      v.pipe(
        v.array(
          v.pipe(
            v.string("an origin such as https://example.com"),
            v.check(
              (text) => URL.canParse(text) && new URL(text).origin === text,
              "an origin such as https://example.com",
            ),
          ),
          'a list of origins such as ["https://example.com"]',
        ),
        v.description("Other origins that its documents may refer to. They never get credentials."),
      ),
    ),
    singleWsdl: v.optional(
      v.pipe(
        v.boolean("true or false"),
        v.description("Ask for ?singleWsdl, one document for each endpoint, instead of ?wsdl and its imports."),
      ),
    ),
    timeout: v.optional(
      v.pipe(
        v.number("a number of seconds from 1 to 3600"),
        v.minValue(1, "a number of seconds from 1 to 3600"),
        v.maxValue(3600, "a number of seconds from 1 to 3600"),
        v.description("Seconds that each document may take. Default: 30."),
      ),
    ),
  }),
};

const expectedProfile = PROFILE_NAMES.map((name) => `"${name}"`).join(" or ");

const expectedEntryPoint = ENTRY_POINTS.map((name) => `"${name}"`).join(" or ");

const SOURCES = 'a list of files and folders such as ["Orders.wsdl"]';

const PATH = "the path of a file, or of a folder for a key that ends with a slash";

const CATALOG = 'an object such as { "http://example.com/types.xsd": "wsdl/types.xsd" }';

const ADDRESS = "an http or https address without a user or a password";

/** The keys that an output may have of its own. */
const OUTPUT_ENTRIES = {
  schemas: v.optional(folder("The folder with one subfolder of WSDL and XSD files per version. Default: schemas.")),
  sources: v.optional(
    v.pipe(
      v.array(v.pipe(v.string("a file or a folder"), v.minLength(1, "a file or a folder")), SOURCES),
      v.minLength(1, SOURCES),
      v.description(
        "WSDL files, folders of them, and addresses, instead of the schemas folder. Relative to this file.",
      ),
    ),
  ),
  root: v.optional(folder("The folder that imports may reach. Default: that of the schemas.")),
  catalog: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.minLength(1)), v.pipe(v.string(PATH), v.minLength(1, PATH)), CATALOG),
      v.description(
        "Files for the addresses and namespaces of imports. A key that ends with a slash stands for all that begins with it, and " +
          "its path is a folder. Paths are relative to this file.",
      ),
    ),
  ),
  out: v.optional(folder("The folder of the generated package; all else in it is deleted. Default: generated.")),
  package: v.optional(SECTIONS.package),
  services: v.optional(names("Services88", "Only these versions. Default: all that the schemas folder has.")),
  endpoints: v.optional(names("Batch", "Only these endpoints, with the types that they use. Default: all.")),
  profile: v.optional(
    v.pipe(
      v.picklist(PROFILE_NAMES, expectedProfile),
      v.description(
        "What is known of the service beyond its contract: its own clients, sessions, the mock's behaviour. Default: chosen by " +
          "the namespaces of the contract.",
      ),
    ),
  ),
  entryPoints: v.optional(
    v.pipe(
      v.array(v.picklist(ENTRY_POINTS, expectedEntryPoint), `a list of ${expectedEntryPoint}`),
      v.description(
        "Entry points of the package for what services ask for beside messages. Default: those that the contract asks for.",
      ),
    ),
  ),
  operations: v.optional(names("Batch.GetBatchTaskInfo", "Only these operations. Default: all.")),
  skip: v.optional(
    names(
      "Batch.GetBatchTaskInfo",
      "Without these operations and endpoints. A name that an operation has means operations.",
    ),
  ),
  skipUnsupported: v.optional(
    v.pipe(
      v.boolean("true or false"),
      v.description("Without the operations that cannot be expressed. Default: false, which makes them an error."),
    ),
  ),
  ports: v.optional(names("BatchPort", "The ports to use, where a portType has several in the WSDL.")),
  address: v.optional(
    v.pipe(
      v.string(ADDRESS),
      v.check(isHttp, ADDRESS),
      v.description("Where to call bindings whose WSDL has no address, such as those that no service has."),
    ),
  ),
  members: v.optional(
    v.pipe(
      v.picklist(MEMBER_NAMES, '"wire" or "camelCase"'),
      v.description(
        "What the properties for elements and attributes are called: as in messages, or in camelCase. Messages are the same. " +
          "Default: wire.",
      ),
    ),
  ),
  values: v.optional(SECTIONS.values),
  server: v.optional(SECTIONS.server),
};

const OUTPUTS = "an object with a name for each output";

const ENTRIES = {
  $schema: v.optional(v.pipe(v.string("the address of a JSON Schema"), v.description("For editors; not read."))),
  ...OUTPUT_ENTRIES,
  outputs: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.minLength(1)), section(OUTPUT_ENTRIES), OUTPUTS),
      v.minEntries(1, OUTPUTS),
      v.description(
        "Several packages, by name. Each has the keys of this file, and what it leaves out is as for all; it needs an out of its own.",
      ),
    ),
  ),
};

/** The schema of the file. */
export const CONFIGURATION = v.pipe(
  v.strictObject(ENTRIES, keysOf(ENTRIES)),
  v.title("Configuration of netserver-soapgen"),
);

/** The content of the file. */
export type Configuration = v.InferOutput<typeof CONFIGURATION>;

/** The content for one package. */
export type OutputConfiguration = Omit<Configuration, "$schema" | "outputs">;
