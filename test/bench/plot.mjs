// Plots time against size on logarithmic axes. A line as steep as the diagonal of the grid is linear.

const [WIDTH, HEIGHT] = [720, 420];
const AREA = { left: 80, top: 20, right: 190, bottom: 50 };
const COLOURS = ["#0b62c4", "#c2410c", "#15803d", "#7c3aed", "#64748b", "#be185d"];

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
    line(name, points(name), { colour: COLOURS[index % COLOURS.length], height: heights[index], x, y }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">
<title>Time to read a response, by the number of tasks in it</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${x.ticks.map((tick) => grid(x.at(tick), AREA.top, x.at(tick), HEIGHT - AREA.bottom)).join("\n")}
${y.ticks.map((tick) => grid(AREA.left, y.at(tick), WIDTH - AREA.right, y.at(tick))).join("\n")}
${x.ticks.map((tick) => label(x.at(tick), HEIGHT - AREA.bottom + 18, "middle", tick.toLocaleString("en"))).join("\n")}
${y.ticks.map((tick) => label(AREA.left - 8, y.at(tick) + 4, "end", `${tick.toLocaleString("en")} ms`)).join("\n")}
${label((AREA.left + WIDTH - AREA.right) / 2, HEIGHT - 10, "middle", "tasks in the response")}
${lines.join("\n")}
</svg>
`;
}

/** The powers of ten around the numbers. */
function axis(numbers, start, end) {
  const low = Math.floor(Math.log10(Math.min(...numbers)));
  const high = Math.ceil(Math.log10(Math.max(...numbers)));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => Number(`1e${low + index}`));
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

function line(name, points, { colour, height, x, y }) {
  const path = points.map(({ size, time }) => `${x.at(size).toFixed(1)},${y.at(time).toFixed(1)}`);
  const last = points.at(-1);
  const dots = path.map(
    (point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${colour}"/>`,
  );
  return `<polyline points="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}
<text x="${x.at(last.size) + 8}" y="${(height + 4).toFixed(1)}" fill="${colour}">${name}</text>`;
}

function grid(x1, y1, x2, y2) {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#e2e8f0"/>`;
}

function label(x, y, anchor, text) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#334155">${text}</text>`;
}
