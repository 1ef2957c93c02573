import * as v from "valibot";
import { section } from "./section.js";

const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

const npmName = "a name for npm such as @acme/orders-soap, of at most 214 characters";
const npmVersion = "a version for npm such as 1.4.0";
const address = "an http or https address without a user or a password";

function text(what: string, description: string) {
  return v.optional(v.pipe(v.string(what), v.minLength(1, what), v.description(description)));
}

/** A public address: the package is published with it. */
function webAddress(description: string) {
  return v.optional(v.pipe(v.string(address), v.check(isWebAddress, address), v.description(description)));
}

function isWebAddress(given: string): boolean {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

const person = section({
  name: text("a name", "The name of a person or a team."),
  email: text("an address for mail", "Their address for mail."),
  url: webAddress("Their page."),
});

const repository = section({
  type: text('the kind of repository, such as "git"', "The kind of repository."),
  url: text("the address of the repository", "The address of the repository."),
  directory: text("the path of the package", "The path of the package in the repository."),
});

const bugs = section({
  url: webAddress("The page for reporting bugs."),
  email: text("an address for mail", "The address for mail about bugs."),
});

const publishConfig = section({
  registry: webAddress("The registry that npm publish sends the package to."),
  access: v.optional(
    v.pipe(v.picklist(["public", "restricted"], '"public" or "restricted"'), v.description("Who may install it.")),
  ),
  tag: text("a tag such as latest", "The tag that the version gets."),
  provenance: v.optional(
    v.pipe(v.boolean("true or false"), v.description("Whether npm publishes where it was built.")),
  ),
});

const keywords = 'a list of words such as ["soap"]';

/** The fields that are or may be objects. */
export const PACKAGE_SECTIONS = ["author", "bugs", "repository", "publishConfig"] as const;

/** The fields of the generated package.json that the configuration may set. */
export const PACKAGE_ENTRIES = {
  name: v.optional(
    v.pipe(
      v.string(npmName),
      v.regex(PACKAGE_NAME, npmName),
      v.maxLength(214, npmName),
      v.description(
        "The name of the generated package, best with a scope that you own. Default: the name of the service.",
      ),
    ),
  ),
  version: v.optional(
    v.pipe(
      v.string(npmVersion),
      v.regex(VERSION, npmVersion),
      v.description("The version of the generated package. Default: that of the template."),
    ),
  ),
  private: v.optional(
    v.pipe(
      v.boolean("true or false"),
      v.description("Whether npm refuses to publish the package. Default: true; publish it only under a name you own."),
    ),
  ),
  license: text(
    'a licence such as "MIT" or "UNLICENSED"',
    "The licence of the package, as an SPDX expression. Default: UNLICENSED. With MIT the package has a file LICENSE.",
  ),
  description: text("a text", "The package in one line."),
  keywords: v.optional(
    v.pipe(
      v.array(v.pipe(v.string("a word"), v.minLength(1, "a word")), keywords),
      v.description("Words that people search for."),
    ),
  ),
  author: v.optional(v.union([v.pipe(v.string(), v.minLength(1)), person], "a name, or an object with a name")),
  homepage: webAddress("The page of the package."),
  bugs: v.optional(v.union([v.pipe(v.string(), v.minLength(1)), bugs], "an address, or an object with one")),
  repository: v.optional(
    v.union([v.pipe(v.string(), v.minLength(1)), repository], "the address of a repository, or an object with one"),
  ),
  publishConfig: v.optional(publishConfig),
};
