/** The options that several functions share. Each has the name and the meaning of an option of the command line. */

import type { MemberNames } from "../source/member-names.js";
import type { Configuration } from "../tools/config/configuration.js";

/** Shows the current step of something that takes time. */
export type ShowProgress = (step: string) => void;

/** The options of every function. */
export interface CommonOptions {
  /**
   * The configuration: the path of its file, its content, or `false` for none. If it is left out, it is searched for as the command
   * line does. Paths in a file are relative to the file, others to the working directory. Options win over the configuration.
   */
  readonly config?: string | Configuration | false | undefined;
  /** Only these of the `outputs` of the configuration, by name; all if left out. Functions that are about one package need one. */
  readonly only?: readonly string[] | undefined;
  /** Called with the current step, in words for people: `compiling Services88`. */
  readonly onProgress?: ShowProgress | undefined;
}

/** How documents at addresses are asked for. Credentials and proxies are taken from the environment, as for `fetch`. */
export interface AddressOptions {
  /** Other origins that documents at addresses may refer to, also in private networks. They never get credentials. */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Time for each document at an address, in seconds; 30 if left out. */
  readonly timeout?: number | undefined;
  /** Whether addresses that have been fetched are asked again; false if left out. */
  readonly refresh?: boolean | undefined;
}

/** What is read, and how far references may reach. */
export interface SchemaOptions extends CommonOptions, AddressOptions {
  /** The folder with one subfolder of WSDL and XSD files for each version, or with the files of one service; `schemas` if left out. */
  readonly schemas?: string | undefined;
  /** WSDL files, folders of them and addresses, instead of the schemas folder. */
  readonly sources?: readonly string[] | undefined;
  /** The folder that imports may reach; that of the schemas if left out. */
  readonly root?: string | undefined;
  /** A file that says which files stand for addresses and namespaces of imports. */
  readonly catalog?: string | undefined;
  /** Only these versions, such as `Services88`; all if left out. */
  readonly services?: readonly string[] | undefined;
  /** Only these endpoints, such as `Batch`, with the types that they use; all if left out. */
  readonly endpoints?: readonly string[] | undefined;
}

/** What is compiled of the schemas. */
export interface ContractOptions extends SchemaOptions {
  /** Only these operations, such as `GetOrder` or `Orders.GetOrder`; all if left out. */
  readonly operations?: readonly string[] | undefined;
  /** Without these operations and endpoints. A name that an operation has means operations. */
  readonly skip?: readonly string[] | undefined;
  /** Without the operations that cannot be expressed. False, which makes them an error, if left out. */
  readonly skipUnsupported?: boolean | undefined;
  /** The ports to use, where a portType has several in the WSDL. */
  readonly ports?: readonly string[] | undefined;
  /** Where to call bindings whose WSDL has no address. */
  readonly address?: string | undefined;
}

/** An installation and how to ask it, or published files. */
export interface ServerOptions {
  /** The installation, such as `https://example.com/Cust12345/Remote`; that of the configuration if left out. */
  readonly server?: string | undefined;
  /** An archive of published WSDL files, or the folder of its files, instead of an installation. */
  readonly from?: string | undefined;
  /** Whether to ask for one document for each endpoint (`?singleWsdl`), instead of `?wsdl` and its imports. */
  readonly singleWsdl?: boolean | undefined;
}

/** What programs call what the schemas declare. */
export interface NamingOptions {
  /**
   * The names of properties for elements and attributes: `wire` for those of the schemas, or `camelCase`; that of the configuration if
   * left out, and else `wire`. Messages are the same.
   */
  readonly members?: MemberNames | undefined;
}

/** Whether files are written. */
export interface WriteOptions {
  /** Whether the files are also written; false if left out. All of them are written, or none. */
  readonly write?: boolean | undefined;
}
