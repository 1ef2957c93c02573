/** Where a workflow runs, and what it compares. */
export interface WorkflowPlace {
  /** The folder of the configuration, relative to the root of the repository: `packages/soap`, or `.`. */
  readonly folder: string;
  /** The schemas folder, relative to that. */
  readonly schemas: string;
}

/** The workflow for a project: the template with the project's folders. A string in JSON is also a string in YAML. */
export function workflowFor(template: string, { folder, schemas }: WorkflowPlace): string {
  return template
    .replace("working-directory: .\n", () => `working-directory: ${JSON.stringify(folder)}\n`)
    .replaceAll("SCHEMAS: schemas\n", () => `SCHEMAS: ${JSON.stringify(schemas)}\n`);
}
