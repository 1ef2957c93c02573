/** Where a workflow runs, and what it compares. */
export interface WorkflowPlace {
  /** The folder of the configuration, relative to the root of the repository: `packages/soap`, or `.`. */
  readonly folder: string;
  /** The schemas folder, relative to that. */
  readonly schemas: string;
}

/** A workflow for a project, from the template: only its folders are put in. */
export function workflowFor(template: string, { folder, schemas }: WorkflowPlace): string {
  return template
    .replace("working-directory: .\n", () => `working-directory: ${quoted(folder)}\n`)
    .replaceAll("SCHEMAS: schemas\n", () => `SCHEMAS: ${quoted(schemas)}\n`);
}

/** A text as YAML; quotes only where it needs them. YAML takes the quoted form of JSON. */
function quoted(text: string): string {
  return /^[\w./-]*\w[\w./-]*$|^\.$/.test(text) && !/^[-\d]/.test(text) ? text : JSON.stringify(text);
}
