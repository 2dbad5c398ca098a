// Plays films where people will: casts in asciinema and in its player on a page, SVGs in a browser.
// Fails unless each shows, at any moment, the picture that `afferent snapshot` makes of it.
//
//     node check.mjs PATH_TO_AFFERENT

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [program] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), "film-"));
const faults = [];
const fault = (what) => faults.push(what);

function run(command, ...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error ?? stderr}`);
  return stdout;
}

// What is filmed, and the moments that are looked at, in milliseconds: what was done by then, and
// how long before the last picture, and how much may differ.
const LOOK = ["--size", "100x30", "--show-keys"];
const KEYS = "chapter:The\\sstreams wait:1000 Down wait:1000 chapter:A\\spage Enter wait:1000 f wait:1500 Right wait:900 r wait:900";
// A film is made of cells; a snapshot draws the picture of a place with true curves, whose edges are not
// those of cells. Of home that is 1.3 parts in a hundred; one step of its light too early it is 1.8.
const CELLS = 0.0015;
const CURVES = 0.015;
const MOMENTS = [
  [450, "", 400, CURVES],
  [1750, "wait:1000 Down", 700, CURVES],
  [2750, "wait:1000 Down wait:1000 Enter", 700, CELLS],
  [4250, "wait:1000 Down wait:1000 Enter wait:1000 f", 1200, CURVES],
  [6050, "wait:1000 Down wait:1000 Enter wait:1000 f wait:1500 Right wait:900 r", 600, CELLS],
];

const film = (name, ...more) => {
  const path = join(dir, name);
  run(program, "record", "--keys", KEYS, ...LOOK, ...more, "-o", path);
  return path;
};
const still = (keys, after, format, ...more) =>
  run(program, "snapshot", "--keys", `${keys} wait:${after}`, "--at", "0s", "--format", format, ...LOOK, ...more);

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function page(name, allowed) {
  const it = await browser.newPage();
  await it.setViewport({ width: 924, height: 624 });
  it.on("console", (line) => line.type() === "error" && fault(`${name}: the console says: ${line.text()}`));
  it.on("pageerror", (error) => fault(`${name}: an error on the page: ${error.message}`));
  it.on("request", (request) => allowed(request.url()) || fault(`${name}: it asks for ${request.url()}`));
  return it;
}

// Looks again and again until it is so. False when it is too late.
async function comes(isSo) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) if (await isSo()) return true;
  return false;
}

// Only the page in front is drawn.
async function shoot(page) {
  await page.bringToFront();
  return page.screenshot();
}

// The part of two screenshots that is not the same to the eye. Where cells lie between pixels, a line of text
// goes to the nearest whole row, and a film and a picture may go to different ones: a pixel counts only if those
// above and below it differ as well.
const scale = await page("comparing", () => true);
async function difference(a, b) {
  const urls = [a, b].map((png) => `data:image/png;base64,${Buffer.from(png).toString("base64")}`);
  return scale.evaluate(async (urls) => {
    const pixels = await Promise.all(
      urls.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return [canvas.getImageData(0, 0, image.width, image.height).data, image.width];
      }),
    );
    const [[left, width], [right]] = pixels;
    if (left.length !== right.length) return 1;
    const row = 4 * width;
    const differs = (a, b) => [0, 1, 2].some((channel) => Math.abs(left[a + channel] - right[b + channel]) > 24);
    const alone = (at) => [-row, 0, row].every((by) => differs(at, at + by)) || [-row, 0, row].every((by) => differs(at + by, at));
    let differ = 0;
    for (let at = 0; at < left.length; at += 4) if (differs(at, at) && alone(at)) differ += 1;
    return (4 * differ) / left.length;
  }, urls);
}

// What it was made for, and what a page beside a list leaves of it: lines of cells then lie between pixels.
const WIDTHS = [924, 830];

async function scaled(page, width) {
  await page.evaluate((width) => {
    const { documentElement: svg } = document;
    const [, , wide, tall] = svg.getAttribute("viewBox").split(" ");
    svg.setAttribute("width", width);
    svg.setAttribute("height", (width * tall) / wide);
  }, width);
  return page;
}

async function moving() {
  const address = pathToFileURL(film("film.svg", "--format", "svg")).href;
  const it = await page("svg", (url) => url.startsWith("file:"));
  await it.goto(address, { waitUntil: "load" });
  const [n, scripts] = await it.evaluate(() => [document.getAnimations().length, document.scripts.length]);
  if (n === 0 || scripts > 0) fault(`svg: it has ${n} animations and ${scripts} scripts`);
  const other = await page("svg of a moment", (url) => url.startsWith("file:"));
  const shot = async (keys, after, width = WIDTHS[0]) => {
    const path = join(dir, "still.svg");
    writeFileSync(path, still(keys, after, "svg"));
    await other.goto(pathToFileURL(path).href, { waitUntil: "load" });
    return shoot(await scaled(other, width));
  };
  for (const [at, keys, after, most] of MOMENTS) {
    await it.evaluate((at) => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = at;
      }
    }, at);
    for (const width of WIDTHS) {
      const part = await difference(await shoot(await scaled(it, width)), await shot(keys, after, width));
      console.log(`svg at ${at} ms, ${width} wide: ${(100 * part).toFixed(3)}% differs`);
      if (part > most) fault(`svg: at ${at} ms and ${width} wide it is not the picture of that moment`);
    }
  }
  // In a README it is an image; there it moves by itself.
  const readme = await page("img", (url) => url.startsWith("file:"));
  const file = join(dir, "readme.html");
  writeFileSync(file, `<!doctype html><img src="${address}" alt="">`);
  await readme.goto(pathToFileURL(file).href, { waitUntil: "load" });
  const first = await shoot(readme);
  const moves = async () => (await difference(first, await shoot(readme))) > 0.01;
  if (!(await comes(moves))) fault("img: it does not move");
  // Whoever wants less motion sees the first picture, and it stays.
  await it.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await it.goto(address, { waitUntil: "load" });
  const running = await it.evaluate(() => document.getAnimations().length);
  if (running > 0) fault(`svg: ${running} animations run where no motion is wanted`);
  if ((await difference(await shoot(it), await shot("", 0))) > CURVES) fault("svg: it does not stand at its first picture");
}

// Words only: the player draws lines and blocks as shapes.
const words = (text) => text.split("\n").map((line) => line.replace(/[^\x21-\x7e]+/g, " ").trim()).join("\n").trim();

async function player() {
  const script = new URL("node_modules/asciinema-player/dist/bundle/asciinema-player.min.js", import.meta.url);
  for (const version of ["v2", "v3"]) {
    const data = readFileSync(film(`${version}.cast`, ...(version === "v3" ? ["--v3"] : [])), "utf8");
    const it = await page(version, (url) => url.startsWith("data:") || url.startsWith("blob:"));
    await it.setContent("<!doctype html><div id=player></div>");
    await it.addScriptTag({ content: readFileSync(script, "utf8") });
    const duration = await it.evaluate(async (data) => {
      const options = { preload: true, fit: false };
      window.player = window.AsciinemaPlayer.create({ data }, document.getElementById("player"), options);
      await new Promise((loaded) => window.player.addEventListener("metadata", loaded));
      return window.player.getDuration();
    }, data);
    if (Math.abs(duration - 6.3) > 0.001) fault(`${version}: the player says it lasts ${duration} s`);
    for (const [at, keys, after] of MOMENTS) {
      const expected = words(still(keys, after, "text"));
      await it.evaluate((at) => window.player.seek(at), at / 1000);
      let shown = "";
      const isShown = async () => {
        shown = words(await it.evaluate(() => [...document.querySelectorAll(".ap-line")].map((line) => line.textContent).join("\n")));
        return shown === expected;
      };
      if (!(await comes(isShown))) fault(`${version}: at ${at} ms the player shows\n${shown}\nand not\n${expected}`);
    }
    const titles = await it.evaluate(() => document.querySelector(".ap-control-bar").textContent);
    for (const title of ["The streams", "A page"]) if (!titles.includes(title)) fault(`${version}: no chapter ${title}`);
    console.log(`${version}: played by asciinema-player`);
  }
}

// The program on a terminal. Its second version is what Debian has; it does not read the third format.
function terminal() {
  const cast = join(dir, "v2.cast");
  const events = readFileSync(cast, "utf8").trim().split("\n").slice(1).map((line) => JSON.parse(line));
  const sent = events.filter(([, code]) => code === "o").map(([, , data]) => data).join("");
  const played = run("asciinema", "play", "--speed", "1000", "--idle-time-limit", "0.01", cast);
  if (played !== sent) fault("asciinema does not play what the cast says");
  console.log(run("asciinema", "--version").trim());
}

await moving();
await player();
terminal();
await browser.close();
rmSync(dir, { recursive: true });
for (const it of faults) console.error(it);
console.log(faults.length === 0 ? "no fault found" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
