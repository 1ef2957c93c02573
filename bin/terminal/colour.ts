import { styleText } from "node:util";

export type Colour = "bold" | "cyan" | "green" | "red" | "yellow";

/** Text in a colour, if the stream shows colours. The text must have no character that acts on the terminal. */
export function coloured(text: string, colour: Colour, stream: NodeJS.WriteStream = process.stdout): string {
  return showsColours(stream) ? styleText(colour, text, { validateStream: false }) : text;
}

/** FORCE_COLOR decides, then NO_COLOR (no-color.org), then whether the stream is a terminal that knows colours. */
function showsColours(stream: NodeJS.WriteStream): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM } = process.env;
  if (forced !== undefined) return !/^(?:0|false)$/.test(forced);
  return (refused ?? "") === "" && stream.isTTY === true && TERM !== "dumb";
}
