/** The WSDL of a running service with the schemas that it imports, by the names of files. References to a URL become those names. */
export async function fetchWsdl(url: string): Promise<Record<string, string>> {
  const files = new Map<string, string>();
  const names = new Map([[url, "echo.wsdl"]]);
  for (const [address, name] of names) {
    const text = await (await fetch(address)).text();
    files.set(
      name,
      text.replace(
        /(schemaLocation|location)="(http:[^"]*[?]xsd=[^"]*)"/g,
        (_, attribute: string, imported: string) => {
          const known = names.get(imported) ?? `${names.size}.xsd`;
          names.set(imported, known);
          return `${attribute}="${known}"`;
        },
      ),
    );
  }
  return Object.fromEntries(files);
}
