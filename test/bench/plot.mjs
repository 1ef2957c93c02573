// Plots time against size on logarithmic axes. A line as steep as the diagonal of the grid is linear.

const [WIDTH, HEIGHT] = [720, 420];
const AREA = { left: 80, top: 20, right: 120, bottom: 50 };
const LIGHT = {
  paper: "#ffffff",
  text: "#334155",
  grid: "#e2e8f0",
  lines: ["#0b62c4", "#c2410c", "#15803d", "#7c3aed", "#64748b", "#be185d"],
};
const DARK = {
  paper: "#0d1117",
  text: "#c9d1d9",
  grid: "#30363d",
  lines: ["#6cb6ff", "#f69d50", "#57ab5a", "#c4a1ff", "#a3b1c2", "#ff7eb6"],
};

export function plotReading(results) {
  const groups = results.filter(({ size }) => size !== undefined);
  const names = [...new Set(groups.flatMap(({ contenders }) => contenders.map(({ name }) => name)))];
  const points = (name) =>
    groups.flatMap(({ size, contenders }) => {
      const found = contenders.find((contender) => contender.name === name);
      return found === undefined ? [] : [{ size, time: found.median }];
    });
  const times = names.flatMap((name) => points(name).map(({ time }) => time));
  const x = axis(
    groups.map(({ size }) => size),
    AREA.left,
    WIDTH - AREA.right,
  );
  const y = axis(times, HEIGHT - AREA.bottom, AREA.top);
  const heights = labelHeights(
    names.map((name) => points(name).at(-1)).map(({ size, time }) => ({ size, height: y.at(time) })),
  );
  const lines = names.map((name, index) =>
    line(name, points(name), { index: index % LIGHT.lines.length, height: heights[index], x, y }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">
<title>Time to read a response, by the number of tasks in it</title>
<style>
${rules(LIGHT)}
@media (prefers-color-scheme: dark) {
${rules(DARK)}
}
</style>
<rect class="paper" width="100%" height="100%"/>
${x.ticks.map((tick) => grid(x.at(tick), AREA.top, x.at(tick), HEIGHT - AREA.bottom)).join("\n")}
${y.ticks.map((tick) => grid(AREA.left, y.at(tick), WIDTH - AREA.right, y.at(tick))).join("\n")}
${x.ticks.map((tick) => label(x.at(tick), HEIGHT - AREA.bottom + 18, "middle", tick.toLocaleString("en"))).join("\n")}
${y.ticks.map((tick) => label(AREA.left - 8, y.at(tick) + 4, "end", `${tick.toLocaleString("en")} ms`)).join("\n")}
${label((AREA.left + WIDTH - AREA.right) / 2, HEIGHT - 10, "middle", "tasks in the response")}
${lines.join("\n")}
</svg>
`;
}

/** The colours of a scheme. A picture in a page follows the scheme of the system. */
function rules({ paper, text, grid, lines }) {
  const each = lines.map((colour, index) => `.line${index} { color: ${colour} }`);
  return [`.paper { fill: ${paper} }`, `.text { fill: ${text} }`, `.grid { stroke: ${grid} }`, ...each].join("\n");
}

/** An axis from the power of ten below the numbers to the largest of them, so that names fit after the lines. */
function axis(numbers, start, end) {
  const low = Math.floor(Math.log10(Math.min(...numbers)));
  const high = Math.log10(Math.max(...numbers));
  const ticks = Array.from({ length: Math.floor(high) - low + 1 }, (_, index) => Number(`1e${low + index}`));
  return { ticks, at: (number) => start + ((Math.log10(number) - low) / (high - low)) * (end - start) };
}

/** Heights for the labels at the ends of the lines: near the wanted ones, but without overlap. */
function labelHeights(ends) {
  const heights = ends.map(({ height }) => height);
  const above = new Map();
  for (const index of ends.map((_, at) => at).sort((a, b) => ends[a].height - ends[b].height)) {
    const { size, height } = ends[index];
    heights[index] = Math.max(height, (above.get(size) ?? Number.NEGATIVE_INFINITY) + 14);
    above.set(size, heights[index]);
  }
  return heights;
}

/** A line with its name: after its end, or before and above it if other lines go on there. */
function line(name, points, { index, height, x, y }) {
  const path = points.map(({ size, time }) => `${x.at(size).toFixed(1)},${y.at(time).toFixed(1)}`);
  const dots = path.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3"/>`);
  const end = x.at(points.at(-1).size);
  const goOn = end < WIDTH - AREA.right;
  const [left, top, anchor] = goOn ? [end - 6, height - 6, "end"] : [end + 8, height + 4, "start"];
  return `<g class="line${index}" fill="currentColor">
<polyline points="${path.join(" ")}" fill="none" stroke="currentColor" stroke-width="2"/>${dots.join("")}
<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" text-anchor="${anchor}">${name}</text>
</g>`;
}

function grid(x1, y1, x2, y2) {
  return `<line class="grid" x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"/>`;
}

function label(x, y, anchor, text) {
  return `<text class="text" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${text}</text>`;
}
